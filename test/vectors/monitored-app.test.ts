import { parse } from 'yaml';
import { monitoredApp, printedChart } from './charts';
import { find } from '../constructs/testing';

/** Vector 4 (S3). What helm makes of the chart is in test/helm. */
const LABELS = { app: 'my-app' };

const chart = monitoredApp();

test('three replicas of my-app', () => {
  expect(find(chart, 'Deployment', 'my-app')).toMatchObject({
    metadata: { name: 'my-app', namespace: 'my-app' },
    spec: {
      replicas: 3,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: { containers: [{ name: 'my-app', image: 'my-app:1.0.0', ports: [{ containerPort: 8080 }] }] },
      },
    },
  });
});

test('a ServiceMonitor, with the endpoint that the printed one lacks', () => {
  expect(find(chart, 'ServiceMonitor', 'my-app')).toMatchObject({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: { name: 'my-app', labels: { release: 'my-app' } },
    spec: {
      namespaceSelector: { matchNames: ['my-app'] },
      selector: { matchLabels: LABELS },
      endpoints: [{ port: 'http', path: '/metrics' }],
    },
  });
  const service = find(chart, 'Service', 'my-app');
  expect(service).toMatchObject({
    metadata: { namespace: 'my-app', labels: LABELS },
    spec: { ports: [{ name: 'http' }] },
  });
});

test('a PrometheusRule', () => {
  expect(find(chart, 'PrometheusRule', 'my-app')).toMatchObject({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'my-app', namespace: 'my-app' },
    spec: {
      groups: [
        {
          name: 'my-app',
          rules: [
            {
              alert: 'MyAppAlert',
              expr: 'my_app_metric > 100',
              for: '5m',
              labels: { severity: 'warning' },
              annotations: { summary: 'MyApp Alert', description: 'MyApp metric is above 100' },
            },
          ],
        },
      ],
    },
  });
});

test('as a chart', () => {
  const { files } = printedChart('my-app', monitoredApp());
  expect(parse(files['values.yaml'] ?? '')).toMatchObject({
    replicaCount: 3,
    image: { repository: 'my-app', tag: '1.0.0' },
    name: 'my-app',
    port: 8080,
  });
});
