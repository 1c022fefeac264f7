import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  AuthorizationPolicy,
  Endpoint,
  ExternalService,
  Identity,
  Mesh,
  MeshDefaults,
  PeerAuthentication,
  Protocol,
  Resources,
  ServiceEntry,
  Sidecar,
  type AuthorizationPolicyProps,
} from '../../../constructs';
import type { CustomResource } from '../../crds/custom-resources';
import { Definitions } from '../../crds/definitions';
import { client, endpoint, find, finished, refusal, testChart } from '../testing';

const web = client('web');
const cart = client('cart', 'commerce');
const SELECTED = { matchLabels: web.selector };

describe('an authorization policy', () => {
  test('minimal props: a port, for whoever has no sidecar, and why', () => {
    const chart = testChart();
    new AuthorizationPolicy(chart, 'p', { name: 'web-80', callee: web, port: 80, reason: 'the gateway has none' });
    const { metadata, spec } = find(chart, 'AuthorizationPolicy', 'web-80');
    expect(metadata).toMatchObject({ annotations: { 'cdk8s-commerce/plaintext': '80: the gateway has none' } });
    expect(spec).toEqual({
      action: 'ALLOW',
      selector: SELECTED,
      rules: [{ from: [{ source: { notPrincipals: ['*'] } }], to: [{ operation: { ports: ['80'] } }] }],
    });
  });

  test('all props: accounts, in the trust domain of the mesh, that read', () => {
    const app = new App();
    const proxy = Resources.parse({ cpu: '50m', memory: '128Mi', cpuLimit: '1' });
    Mesh.istio({ proxy, trustDomain: 'shop.example' }).over(app);
    const chart = new Chart(app, 'test');
    const props: Required<Omit<AuthorizationPolicyProps, 'reason'>> = {
      name: 'web-80',
      callee: web,
      port: 80,
      clients: [cart, Identity.foreign({ name: 'prometheus', namespace: 'monitoring', account: 'reader' })],
      reads: ['/metrics'],
    };
    new AuthorizationPolicy(chart, 'p', props);
    expect(find(chart, 'AuthorizationPolicy', 'web-80').spec.rules).toEqual([
      {
        from: [
          { source: { principals: ['shop.example/ns/commerce/sa/cart', 'shop.example/ns/monitoring/sa/reader'] } },
        ],
        to: [{ operation: { ports: ['80'], methods: ['GET'], paths: ['/metrics'] } }],
      },
    ]);
  });

  test.each([
    ['nobody is asked and nobody says why', {}, 'REASON_MISSING'],
    ['the reason is empty', { reason: ' ' }, 'REASON_MISSING'],
    ['no client is listed', { clients: [] }, 'VALUE_INVALID'],
    ['clients are asked and a reason is given not to', { clients: [cart], reason: 'none' }, 'VALUE_INVALID'],
    ['a client has no sidecar', { clients: [Identity.foreign({ name: 'nginx', namespace: 'x' })] }, 'VALUE_INVALID'],
    ['a path is a pattern', { clients: [cart], reads: ['/metrics*'] }, 'VALUE_INVALID'],
    ['a path has a query', { clients: [cart], reads: ['/metrics?all'] }, 'VALUE_INVALID'],
    ['the port is none', { clients: [cart], port: 0 }, 'PORT_INVALID'],
  ])('fails when %s', (_, props, code) => {
    const make = () => new AuthorizationPolicy(testChart(), 'p', { name: 'web-80', callee: web, port: 80, ...props });
    expect(refusal(make)).toMatchObject({ code });
  });
});

describe('a peer authentication', () => {
  test('is strict but for the ports that were permitted, each once, with all reasons', () => {
    const chart = testChart();
    const made = new PeerAuthentication(chart, 'web', { callee: web });
    made.permit({ port: 9090, reason: 'b' });
    made.permit({ port: 80, reason: 'c' });
    made.permit({ port: 9090, reason: 'a' });
    const { metadata, spec } = find(chart, 'PeerAuthentication', 'web');
    expect(metadata).toMatchObject({ annotations: { 'cdk8s-commerce/plaintext': '80: c; 9090: a; 9090: b' } });
    expect(spec).toEqual({
      selector: SELECTED,
      mtls: { mode: 'STRICT' },
      portLevelMtls: { '80': { mode: 'PERMISSIVE' }, '9090': { mode: 'PERMISSIVE' } },
    });
  });

  test('fails when a port is permitted without a reason', () => {
    const made = new PeerAuthentication(testChart(), 'web', { callee: web });
    expect(refusal(() => made.permit({ port: 80, reason: '' }))).toMatchObject({ code: 'REASON_MISSING' });
  });
});

describe('a sidecar', () => {
  test('minimal props: knows nobody', () => {
    const chart = testChart();
    new Sidecar(chart, 'web', { client: web });
    expect(find(chart, 'Sidecar', 'web').spec).toEqual({
      workloadSelector: { labels: web.selector },
      egress: [{ hosts: ['~/*'] }],
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
    });
  });

  test('all props: knows those hosts, in one order', () => {
    const chart = testChart();
    new Sidecar(chart, 'web', { client: web, hosts: ['shop/b.shop.svc.cluster.local', './a.example.com'] });
    expect(find(chart, 'Sidecar', 'web').spec.egress).toEqual([
      { hosts: ['./a.example.com', 'shop/b.shop.svc.cluster.local'] },
    ]);
  });

  test.each(['*/*', 'shop/*', 'a.example.com', 'shop/'])('fails when a host is %s', (host) => {
    expect(refusal(() => new Sidecar(testChart(), 'web', { client: web, hosts: [host] })).code).toBe('HOST_INVALID');
  });
});

describe('a service entry', () => {
  const entry = (...endpoints: Endpoint[]) => {
    const chart = testChart();
    const [first, ...others] = endpoints;
    if (first === undefined) throw new Error('no endpoint');
    const made = new ServiceEntry(chart, 'entry', { endpoint: first, namespace: 'commerce' });
    others.forEach((other) => made.open(other));
    return find(chart, 'ServiceEntry', first.host).spec;
  };
  const outside = (port: number, protocol?: Protocol, host = 'api.example.com', cidrs = ['203.0.113.0/24']) =>
    ExternalService.of({ host, port, protocol, cidrs }).endpoint;

  test('of what says its name: the sidecar resolves it', () => {
    expect(entry(outside(443))).toEqual({
      hosts: ['api.example.com'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: [{ number: 443, name: 'https-443', protocol: 'HTTPS' }],
      exportTo: ['.'],
    });
  });

  test('of plain TCP: its ranges say who it is, for nothing else does', () => {
    const ranges = ['203.0.113.0/24', '198.51.100.0/24'];
    expect(entry(outside(6379, Protocol.TCP, 'api.example.com', ranges))).toMatchObject({
      addresses: ['198.51.100.0/24', '203.0.113.0/24'],
      resolution: 'NONE',
      ports: [{ number: 6379, name: 'tcp-6379', protocol: 'TCP' }],
    });
  });

  test('of an address: it has no name that a DNS knows', () => {
    expect(entry(outside(80, Protocol.HTTP, '203.0.113.7', ['203.0.113.7/32']))).toMatchObject({
      hosts: ['203-0-113-7.address.invalid'],
      addresses: ['203.0.113.7/32'],
      resolution: 'NONE',
      ports: [{ number: 80, protocol: 'TCP' }],
    });
  });

  test('of several ports: each once, lowest first', () => {
    expect(entry(outside(8443, Protocol.TLS), outside(443), outside(443)).ports).toEqual([
      { number: 443, name: 'https-443', protocol: 'HTTPS' },
      { number: 8443, name: 'tls-8443', protocol: 'TLS' },
    ]);
  });

  test.each([
    ['a port speaks two protocols', [outside(443), outside(443, Protocol.TCP)]],
    ['another host is added', [outside(443), outside(443, Protocol.HTTPS, 'other.example.com')]],
    ['it is a Service of the cluster', [endpoint('orders')]],
  ])('fails when %s', (_, endpoints) => {
    expect(refusal(() => entry(...endpoints))).toMatchObject({ code: 'VALUE_INVALID' });
  });
});

test('the defaults of a zone: strict, and nobody is let in', () => {
  const chart = testChart();
  new MeshDefaults(chart, 'mesh', { namespace: 'shop' });
  expect(find(chart, 'PeerAuthentication', 'default').spec).toEqual({ mtls: { mode: 'STRICT' } });
  expect(find(chart, 'AuthorizationPolicy', 'default-deny').spec).toEqual({});
});

test('an outside service: its address, its Secret, its attributes', () => {
  const { connection, endpoint: where } = ExternalService.of({
    host: 'api.example.com',
    port: 443,
    cidrs: ['203.0.113.0/24'],
    attributes: { merchant: '42' },
  });
  expect(where.hostPort).toBe('api.example.com:443');
  expect(connection).toMatchObject({ endpoint: where, secret: undefined, attributes: { merchant: '42' } });
});

const FOLDER = resolve(__dirname, '../../../../shared/crds');

(existsSync(FOLDER) ? describe : describe.skip)('the definitions of Istio', () => {
  const chart = testChart();
  new MeshDefaults(chart, 'mesh', { namespace: 'shop' });
  new Sidecar(chart, 'web', { client: web });
  new PeerAuthentication(chart, 'plain', { callee: web }).permit({ port: 80, reason: 'none' });
  new AuthorizationPolicy(chart, 'open', { name: 'web-80', callee: web, port: 80, reason: 'none', reads: ['/m'] });
  new ServiceEntry(chart, 'entry', {
    endpoint: ExternalService.of({ host: 'a.example', port: 5, protocol: Protocol.TCP, cidrs: ['192.0.2.0/24'] })
      .endpoint,
    namespace: 'shop',
  });
  const objects = finished(chart) as unknown as CustomResource[];
  const definitions = existsSync(FOLDER) ? Definitions.of(FOLDER, objects) : undefined;

  test('take all of it, and none with a misspelt field', () => {
    expect(objects.flatMap((object) => definitions?.errorsIn(object) ?? ['none'])).toEqual([]);
    for (const object of objects) {
      expect(definitions?.errorsIn({ ...object, spec: { ...(object.spec as object), misspelt: 1 } })).not.toEqual([]);
    }
  });
});
