import { Image, Port, Resources, StatelessService } from '../../constructs';
import { find, server, testChart } from '../constructs/testing';

/**
 * Vector 2 (S1). Its Helm chart (version 0.1.0, appVersion 1.0.0, the values `replicaCount`, `image.repository`,
 * `image.tag`, `name`, `port`) comes with the chart writer; this is the object part.
 */
test('three replicas of financial-payment', () => {
  const chart = testChart();
  new StatelessService(chart, 'financial-payment', {
    application: server({ image: Image.parse('financial-payment:1.0.0'), ports: [Port.http(8080)] }),
    labels: { app: 'financial-payment' },
    sizing: { replicas: 3, resources: Resources.parse({ cpu: '100m', memory: '128Mi' }) },
  });
  expect(find(chart, 'Deployment', 'financial-payment')).toMatchObject({
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
