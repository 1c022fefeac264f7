import { App, Chart, Size } from 'cdk8s';
import {
  Endpoint,
  ExternalSecret,
  SecretStoreRef,
  GatewayEdge,
  Identity,
  Image,
  IngressEdge,
  PostgresqlCluster,
  Protocol,
  PrometheusRule,
  RabbitmqCluster,
  ServiceMonitor,
  SharedStorage,
  StatelessService,
} from '../../../constructs';
import { finished, IMAGE, RESOURCES, SECRET, server, testChart } from '../testing';

const service = { application: server(), sizing: { resources: RESOURCES } };

test('what stands in a chart without a namespace lives in the default one', () => {
  const chart = new Chart(new App(), 'test');
  const identity = Identity.of({ name: 'web', namespace: 'default' });
  const backend = Endpoint.service({ service: 'web', port: 8080, protocol: Protocol.HTTP, identity });
  const edge = { host: 'shop.example.com', backend, issuer: 'internal' };
  const data = { image: IMAGE, resources: RESOURCES, storage: Size.gibibytes(1) };
  new StatelessService(chart, 'web', service);
  new SharedStorage(chart, 'files', { size: Size.gibibytes(1) });
  new GatewayEdge(chart, 'gateway', { ...edge, gatewayClassName: 'eg', dataPlane: identity });
  new IngressEdge(chart, 'ingress', { ...edge, ingressClassName: 'nginx', controller: identity });
  new ExternalSecret(chart, 'secret', {
    secret: SECRET,
    store: SecretStoreRef.clusterWide({ name: 'vault' }),
    remotePath: 'a',
  });
  new ServiceMonitor(chart, 'monitor', { selector: {}, port: 'http' });
  new PrometheusRule(chart, 'rule', { alerts: [] });
  new RabbitmqCluster(chart, 'broker', { ...data, replicas: 1 });
  new PostgresqlCluster(chart, 'db', {
    ...data,
    image: Image.parse('ghcr.io/cloudnative-pg/postgresql:17.11'),
    instances: 1,
    databaseName: 'shop',
    user: 'shop',
    secret: SECRET,
    operator: identity,
    apiServer: backend,
  });
  expect(finished(chart).length).toBeGreaterThan(15);
  expect(new Set(finished(chart).map(({ metadata }) => metadata.namespace))).toEqual(new Set(['default']));
});

test('the version of a workload is in its labels, and changes no selector', () => {
  const selectors = ['1.0.0', '2.0.0'].map((tag) => {
    const chart = testChart();
    const image = { ...service, application: server({ image: Image.parse(`shop/web:${tag}`) }) };
    const { identity } = new StatelessService(chart, 'web', image);
    const [deployment] = finished(chart, 'Deployment');
    expect(deployment?.metadata.labels).toMatchObject({ 'app.kubernetes.io/version': tag });
    expect(deployment?.spec.selector).toEqual({ matchLabels: identity.selector });
    return identity.selector;
  });
  expect(selectors[0]).toEqual(selectors[1]);
});
