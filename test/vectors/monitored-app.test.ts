import { Duration } from 'cdk8s';
import { Image, Port, PrometheusRule, Resources, ServiceMonitor, Severity, StatelessService } from '../../constructs';
import { find, server, testChart } from '../constructs/testing';

/** Vector 4 (S3). Printed as a chart, which comes with the chart writer; these are its objects. */
const LABELS = { app: 'my-app' };

const chart = testChart('my-app');
new StatelessService(chart, 'my-app', {
  application: server({ image: Image.parse('my-app:1.0.0'), ports: [Port.http(8080)], metrics: { port: 'http' } }),
  labels: LABELS,
  sizing: { replicas: 3, resources: Resources.parse({ cpu: '100m', memory: '128Mi' }) },
});
new ServiceMonitor(chart, 'monitor', {
  name: 'my-app',
  labels: { release: 'my-app' },
  namespaces: ['my-app'],
  selector: LABELS,
  port: 'http',
});

new PrometheusRule(chart, 'alerts', {
  name: 'my-app',
  alerts: [
    {
      alert: 'MyAppAlert',
      expr: 'my_app_metric > 100',
      after: Duration.minutes(5),
      severity: Severity.WARNING,
      summary: 'MyApp Alert',
      description: 'MyApp metric is above 100',
    },
  ],
});

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
