import { parse } from 'yaml';
import { financialPayment, printedChart } from './charts';
import { find } from '../constructs/testing';

/** Vector 2 (S1). What helm makes of the chart is in test/helm. */
test('three replicas of financial-payment', () => {
  expect(find(financialPayment(), 'Deployment', 'financial-payment')).toMatchObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'financial-payment' },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'financial-payment' } },
      template: {
        metadata: { labels: { app: 'financial-payment' } },
        spec: {
          containers: [
            { name: 'financial-payment', image: 'financial-payment:1.0.0', ports: [{ containerPort: 8080 }] },
          ],
        },
      },
    },
  });
});

test('as a chart with the printed facts and values', () => {
  const { files } = printedChart('financial-payment', financialPayment());
  expect(parse(files['Chart.yaml'] ?? '')).toMatchObject({
    apiVersion: 'v2',
    name: 'financial-payment',
    version: '0.1.0',
    appVersion: '1.0.0',
    type: 'application',
    description: 'A Helm chart for Kubernetes',
  });
  expect(parse(files['values.yaml'] ?? '')).toMatchObject({
    replicaCount: 3,
    image: { repository: 'financial-payment', tag: '1.0.0' },
    name: 'financial-payment',
    port: 8080,
  });
});
