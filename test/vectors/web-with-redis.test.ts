import { Binding, Connection, Image, Port, Probe, Resources, StatelessService } from '../../constructs';
import { expectServed, find, program, server, testChart } from '../constructs/testing';

/** Vector 5 (S3): printed for Compose, where `web` reaches `redis` by its name. Here as two services of one namespace. */
const chart = testChart();
const sizing = { resources: Resources.parse({ cpu: '100m', memory: '128Mi' }) };

const redis = new StatelessService(chart, 'redis', {
  application: program({
    image: Image.floating('redis:alpine', 'printed so'),
    ports: [Port.tcp(6379)],
    probes: { readiness: Probe.tcp() },
  }),
  sizing,
});
const web = new StatelessService(chart, 'web', {
  application: server({ ports: [Port.http(5000)], variables: { REDIS_HOST: Binding.host('redis') } }),
  roles: { redis: Connection.to(redis.endpoint) },
  sizing,
});

test('web is on port 5000', () => {
  expect(find(chart, 'Deployment', 'web')).toMatchObject({
    spec: { template: { spec: { containers: [{ name: 'web', ports: [{ containerPort: 5000 }] }] } } },
  });
  expect(find(chart, 'Service', 'web').spec).toMatchObject({ ports: [{ port: 5000, targetPort: 5000 }] });
  expectServed(chart, web.endpoint);
});

test('redis:alpine is beside it, floats, and says why', () => {
  expect(find(chart, 'Deployment', 'redis')).toMatchObject({
    spec: {
      template: {
        metadata: { annotations: { 'cdk8s-commerce/floating-image': 'printed so' } },
        spec: { containers: [{ image: 'redis:alpine', imagePullPolicy: 'Always' }] },
      },
    },
  });
  expectServed(chart, redis.endpoint);
});

test('web finds redis by its name, and may reach it', () => {
  expect(find(chart, 'Deployment', 'web')).toHaveProperty('spec.template.spec.containers.0.env', [
    { name: 'REDIS_HOST', value: 'redis.shop.svc' },
  ]);
  expect(find(chart, 'NetworkPolicy', 'redis-6379-from-web').spec).toMatchObject({
    ingress: [{ ports: [{ port: 6379 }] }],
  });
});
