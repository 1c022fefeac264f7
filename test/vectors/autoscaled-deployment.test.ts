import { Autoscaling, Image, Port, Resources, StatelessService, type StatelessServiceProps } from '../../constructs';
import { find, server, testChart } from '../constructs/testing';

/** Vector 1 (S4): a Deployment, the Service in front of it, and its autoscaler. */
const LABELS = { app: 'my-app' };

const DEPLOYMENT = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'my-app', labels: LABELS },
  spec: {
    selector: { matchLabels: LABELS },
    template: {
      metadata: { labels: LABELS },
      spec: {
        containers: [{ name: 'my-app-container', image: 'my-app-image', ports: [{ containerPort: 8080 }] }],
      },
    },
  },
};

const SERVICE = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'my-app-service' },
  spec: { selector: LABELS, ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }] },
};

/** Printed as autoscaling/v1 with `targetCPUUtilizationPercentage: 50`, which v2 writes as a metric. */
const AUTOSCALER = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'my-app-hpa' },
  spec: {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'my-app' },
    minReplicas: 3,
    maxReplicas: 10,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } }],
  },
};

const resources = Resources.parse({ cpu: '100m', memory: '128Mi' });

function written(sizing: StatelessServiceProps['sizing']) {
  const chart = testChart();
  new StatelessService(chart, 'my-app', {
    application: server({
      image: Image.floating('my-app-image', 'printed without a tag'),
      ports: [Port.http(8080, { servicePort: 80 })],
    }),
    labels: LABELS,
    names: { container: 'my-app-container', service: 'my-app-service', autoscaler: 'my-app-hpa' },
    sizing,
  });
  return chart;
}

test('autoscaled: everything that is printed, but the replicas, which the autoscaler sets to three or more', () => {
  const chart = written({ resources, autoscaling: Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 }) });
  expect(find(chart, 'Deployment', 'my-app')).toMatchObject(DEPLOYMENT);
  expect(find(chart, 'Service', 'my-app-service')).toMatchObject(SERVICE);
  expect(find(chart, 'HorizontalPodAutoscaler', 'my-app-hpa')).toMatchObject(AUTOSCALER);
  // Printed as well, `replicas: 3` would undo the autoscaler's work at each apply: the library does not write both.
  expect(find(chart, 'Deployment', 'my-app').spec).not.toHaveProperty('replicas');
});

test('without the autoscaler: three replicas', () => {
  const chart = written({ resources, replicas: 3 });
  expect(find(chart, 'Deployment', 'my-app')).toMatchObject({
    ...DEPLOYMENT,
    spec: { ...DEPLOYMENT.spec, replicas: 3 },
  });
  expect(find(chart, 'Service', 'my-app-service')).toMatchObject(SERVICE);
});
