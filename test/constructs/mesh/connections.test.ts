import { App, Chart } from 'cdk8s';
import {
  ApiAccess,
  Endpoint,
  ExternalService,
  Identity,
  IncomingTraffic,
  Mesh,
  OutgoingTraffic,
  PodSecurity,
  Port,
  Protocol,
  Resources,
  StatelessService,
  Zone,
} from '../../../constructs';
import { client, endpoint, find, finished, refusal, RESOURCES, server } from '../testing';

const proxy = Resources.parse({ cpu: '50m', memory: '128Mi', cpuLimit: '500m' });
const DNS = 'kube-system/kube-dns.kube-system.svc.cluster.local';
const store = ExternalService.of({ host: 'store.example.com', port: 443, cidrs: ['203.0.113.0/24'] });

function meshed(props: { readonly clusterDomain?: string } = {}): Chart {
  const app = new App();
  Mesh.istio({ proxy, ...props }).over(app);
  return new Chart(app, 'test', { namespace: 'shop' });
}

const titles = (chart: Chart) =>
  finished(chart).flatMap(({ apiVersion, kind, metadata }) =>
    apiVersion.includes('istio.io/') ? [`${kind} ${metadata.namespace ?? ''}/${metadata.name}`] : [],
  );
const hosts = (chart: Chart, name: string) => find(chart, 'Sidecar', name).spec.egress;

test('a connection is written on both sides', () => {
  const chart = meshed();
  new OutgoingTraffic(chart, 'out', {
    client: client('cart', 'commerce'),
    endpoints: [endpoint('orders'), store.endpoint],
  });
  expect(titles(chart)).toEqual([
    'AuthorizationPolicy shop/orders-80-from-cart.commerce',
    'Sidecar commerce/cart',
    'ServiceEntry commerce/store.example.com',
  ]);
  expect(hosts(chart, 'cart')).toEqual([{ hosts: ['./store.example.com', DNS, 'shop/orders.shop.svc.cluster.local'] }]);
});

test('two statements of one client are one Sidecar, and two clients of one outside host one ServiceEntry', () => {
  const chart = meshed();
  const api = ExternalService.of({ host: 'store.example.com', port: 8443, cidrs: ['203.0.113.0/24'] }).endpoint;
  new OutgoingTraffic(chart, 'one', { client: client('cart'), endpoints: [store.endpoint], name: 'one' });
  new OutgoingTraffic(chart, 'two', { client: client('cart'), endpoints: [endpoint('orders')], name: 'two' });
  new OutgoingTraffic(chart, 'web', { client: client('web'), endpoints: [api] });
  new OutgoingTraffic(chart, 'far', { client: client('far', 'vault'), endpoints: [store.endpoint] });
  expect(titles(chart).filter((title) => !title.startsWith('Auth'))).toEqual([
    'Sidecar shop/cart',
    'ServiceEntry shop/store.example.com',
    'Sidecar shop/web',
    'Sidecar vault/far',
    'ServiceEntry vault/store.example.com',
  ]);
  expect(hosts(chart, 'cart')).toEqual([{ hosts: ['./store.example.com', DNS, 'shop/orders.shop.svc.cluster.local'] }]);
  const [entry] = finished(chart, 'ServiceEntry');
  expect(entry?.spec.ports).toMatchObject([{ number: 443 }, { number: 8443 }]);
});

test('a caller without a sidecar is let in to read, with the reason', () => {
  const chart = meshed();
  const prometheus = Identity.foreign({ name: 'prometheus', namespace: 'monitoring' });
  new IncomingTraffic(chart, 'in', { endpoint: endpoint('web'), client: prometheus, reads: ['/metrics'] });
  const reason = '80: monitoring/prometheus reads /metrics without a sidecar';
  for (const name of ['web-80-from-prometheus.monitoring', 'web']) {
    const kind = name === 'web' ? 'PeerAuthentication' : 'AuthorizationPolicy';
    expect(find(chart, kind, name).metadata).toMatchObject({ annotations: { 'cdk8s-commerce/plaintext': reason } });
  }
});

test('a reader with a sidecar is asked who it is, and the port stays strict', () => {
  const chart = meshed();
  const prometheus = Identity.foreign({ name: 'prometheus', namespace: 'monitoring', account: 'reader' });
  new IncomingTraffic(chart, 'in', { endpoint: endpoint('web'), client: prometheus, reads: ['/metrics'] });
  expect(titles(chart)).toEqual(['AuthorizationPolicy shop/web-80-from-prometheus.monitoring']);
  expect(JSON.stringify(finished(chart, 'AuthorizationPolicy'))).toContain('cluster.local/ns/monitoring/sa/reader');
});

test('whoever comes from outside the cluster is let in with a reason', () => {
  const chart = meshed();
  new IncomingTraffic(chart, 'in', { endpoint: endpoint('web') });
  expect(find(chart, 'PeerAuthentication', 'web').metadata).toMatchObject({
    annotations: { 'cdk8s-commerce/plaintext': '80: callers outside the cluster have no sidecar' },
  });
});

test('pods without a sidecar have nothing of the mesh, on either side', () => {
  const chart = meshed();
  const members = Identity.foreign({ name: 'db', namespace: 'shop', labels: { db: 'yes' } });
  const there = Endpoint.service({ service: 'db', port: 5432, protocol: Protocol.TCP, identity: members });
  new OutgoingTraffic(chart, 'members', { client: members, endpoints: [store.endpoint] });
  new OutgoingTraffic(chart, 'cart', { client: client('cart'), endpoints: [there] });
  expect(titles(chart)).toEqual(['Sidecar shop/cart']);
  expect(hosts(chart, 'cart')).toEqual([{ hosts: [DNS, 'shop/db.shop.svc.cluster.local'] }]);
});

test('the API server is a Service of the cluster, whose domain may be another', () => {
  const chart = meshed({ clusterDomain: 'k8s.example' });
  const apiServer = Endpoint.external({ host: 'kubernetes.default.svc', port: 443, cidrs: ['10.0.0.0/20'] });
  new StatelessService(chart, 'web', {
    application: server(),
    sizing: { resources: RESOURCES },
    apiAccess: ApiAccess.of({ reason: 'leads', apiServer, rules: [{ resources: ['configmaps'], verbs: ['get'] }] }),
  });
  expect(hosts(chart, 'web')).toEqual([
    {
      hosts: ['default/kubernetes.default.svc.k8s.example', 'kube-system/kube-dns.kube-system.svc.k8s.example'],
    },
  ]);
  expect(finished(chart, 'ServiceEntry')).toEqual([]);
});

test('a zone: strict, nobody is let in, and sidecars reach istiod; not where the agents of the nodes are', () => {
  const chart = meshed();
  new Zone(chart, 'shop');
  new Zone(chart, 'agents', { podSecurity: PodSecurity.PRIVILEGED });
  expect(titles(chart)).toEqual(['PeerAuthentication shop/default', 'AuthorizationPolicy shop/default-deny']);
  const names = finished(chart, 'NetworkPolicy').map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`);
  expect(names.filter((name) => name.endsWith('istiod'))).toEqual(['shop/allow-istiod']);
});

test('both Services are known where a route divides the requests', () => {
  const chart = meshed();
  const divided = Endpoint.service({
    service: 'web',
    port: 80,
    protocol: Protocol.HTTP,
    identity: client('web'),
    canaryService: 'web-canary',
  });
  new OutgoingTraffic(chart, 'cart', { client: client('cart'), endpoints: [divided] });
  expect(hosts(chart, 'cart')).toEqual([
    { hosts: [DNS, 'shop/web-canary.shop.svc.cluster.local', 'shop/web.shop.svc.cluster.local'] },
  ]);
});

test('ports of TCP say so to the mesh, and to nobody else', () => {
  const application = server({ ports: [Port.http(8080), Port.tcp(9000, { name: 'raw' })] });
  const props = { application, sizing: { resources: RESOURCES } };
  const ports = (chart: Chart) => {
    new StatelessService(chart, 'web', props);
    return find(chart, 'Service', 'web').spec.ports;
  };
  expect(ports(meshed())).toMatchObject([{ appProtocol: 'http' }, { appProtocol: 'tcp' }]);
  expect(JSON.stringify(ports(new Chart(new App(), 'test')))).not.toContain('tcp"');
});

test.each([
  ['the user of the sidecar', { user: 1337, userReason: 'it is so' }, 'VALUE_INVALID'],
  ['its group', { group: 1337 }, 'VALUE_INVALID'],
  ['a port of it', { ports: [Port.http(15001)] }, 'PORT_INVALID'],
])('fails when a program has %s', (_, props, code) => {
  const make = (chart: Chart) => () =>
    new StatelessService(chart, 'web', { application: server(props), sizing: { resources: RESOURCES } });
  expect(refusal(make(meshed()))).toMatchObject({ code });
  expect(make(new Chart(new App(), 'test'))).not.toThrow();
});
