import { Size } from 'cdk8s';
import {
  Binding,
  Configuration,
  Connection,
  Exposure,
  Folder,
  Image,
  NodeAgent,
  Port,
  Resources,
  SecretRef,
  SharedStorage,
  StatefulService,
  StatelessService,
} from '../../constructs';
import { find, podsOf, program, server, testChart } from '../constructs/testing';

/** Vector 6 (S5). Its blue/green pair comes with `Rollout.blueGreen`. */
const LABELS = { app: 'my-app' };
const image = Image.parse('my-app:1.0.0');
const resources = Resources.parse({ cpu: '100m', memory: '128Mi' });
const secret = SecretRef.of({ name: 'my-app-secret', keys: ['password'], version: '1' });

const chart = testChart();
new StatelessService(chart, 'my-app', {
  application: server({
    image,
    ports: [Port.http(80)],
    configuration: [Configuration.of({ folder: '/etc/my-app', files: { 'my-app.conf': 'mode = shop' } })],
    variables: { PASSWORD: Binding.secret('self', 'password') },
  }),
  exposure: Exposure.loadBalancer(),
  labels: LABELS,
  names: { service: 'my-app-service' },
  roles: { self: Connection.secretOnly(secret) },
  sizing: { replicas: 3, resources },
});
new SharedStorage(chart, 'my-app-pvc', { size: Size.gibibytes(1), manyNodes: false });
new StatefulService(chart, 'my-app-stateful', {
  application: server({ image, folders: [Folder.persistent('/data')] }),
  claims: [{ name: 'data', path: '/data', size: Size.gibibytes(1) }],
  labels: LABELS,
  sizing: { replicas: 3, resources },
});
new NodeAgent(chart, 'my-app-agent', { application: program({ image }), resources });

test('a Deployment on port 80', () => {
  expect(find(chart, 'Deployment', 'my-app')).toMatchObject({
    apiVersion: 'apps/v1',
    metadata: { name: 'my-app', labels: LABELS },
    spec: {
      replicas: 3,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: { containers: [{ name: 'my-app', ports: [{ containerPort: 80 }] }] },
      },
    },
  });
});

test('a Service behind a load balancer', () => {
  expect(find(chart, 'Service', 'my-app-service')).toMatchObject({
    apiVersion: 'v1',
    metadata: { name: 'my-app-service' },
    spec: { type: 'LoadBalancer', selector: LABELS, ports: [{ protocol: 'TCP', port: 80, targetPort: 80 }] },
  });
});

test('a PersistentVolumeClaim', () => {
  expect(find(chart, 'PersistentVolumeClaim', 'my-app-pvc')).toMatchObject({
    apiVersion: 'v1',
    metadata: { name: 'my-app-pvc' },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  });
});

test('a StatefulSet with a claim per replica', () => {
  expect(find(chart, 'StatefulSet', 'my-app-stateful')).toMatchObject({
    apiVersion: 'apps/v1',
    spec: {
      replicas: 3,
      serviceName: 'my-app-stateful-headless',
      selector: { matchLabels: LABELS },
      volumeClaimTemplates: [
        {
          metadata: { name: 'data' },
          spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
        },
      ],
    },
  });
});

test('a DaemonSet', () => {
  expect(find(chart, 'DaemonSet', 'my-app-agent')).toMatchObject({
    apiVersion: 'apps/v1',
    spec: { template: { spec: { containers: [{ name: 'my-app-agent', image: 'my-app:1.0.0' }] } } },
  });
});

test('a ConfigMap that the pods mount', () => {
  expect(find(chart, 'ConfigMap', 'my-app-configuration')).toMatchObject({
    apiVersion: 'v1',
    data: { 'my-app.conf': 'mode = shop' },
  });
  expect(podsOf(chart, 'Deployment', 'my-app').spec.volumes).toMatchObject([
    { configMap: { name: 'my-app-configuration' } },
  ]);
});

test('a reference to a Secret, and no Secret', () => {
  expect(podsOf(chart, 'Deployment', 'my-app').spec.containers[0].env).toEqual([
    { name: 'PASSWORD', valueFrom: { secretKeyRef: { name: 'my-app-secret', key: 'password' } } },
  ]);
  expect(() => find(chart, 'Secret', 'my-app-secret')).toThrow('0 objects are called Secret my-app-secret');
});
