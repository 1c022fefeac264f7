import { ApiObject, type Chart } from 'cdk8s';
import { synthesised, type Row } from './row';
import {
  Autoscaling,
  Binding,
  CardVault,
  Connection,
  Endpoint,
  GatewayEdge,
  GatewayImplementation,
  IncomingTraffic,
  OwnNodes,
  Protocol,
  Resources,
  StatelessService,
  Zone,
  ZoneQuota,
} from '../../../constructs';
import { client, endpoint, minimalComponent, RESOURCES, server, STORES } from '../samples';
import { testChart } from '../testing';

const sizing = { resources: RESOURCES };

const NODES = OwnNodes.of({ key: 'pci-zone', value: 'vault' });

/** A Deployment of the user's own, which no construct has looked at. */
const ownDeployment = (chart: Chart, container: object) =>
  new ApiObject(chart, 'own', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'own' },
    spec: { template: { spec: { containers: [{ name: 'main', ...container }] } } },
  });

/** A service called `web` that connects to `orders`. */
function connected(chart: Chart, orders: Endpoint): StatelessService {
  const application = server({ variables: { ORDERS: Binding.url('orders') } });
  return new StatelessService(chart, 'web', { application, sizing, roles: { orders: Connection.to(orders) } });
}

const orders = (port: number) =>
  Endpoint.service({ service: 'orders', port, protocol: Protocol.HTTP, identity: client('orders') });

/** What is refused because of something else that stands beside it. */
export const PLATFORM: Row[] = [
  {
    name: "a pod beside its zone's own nodes",
    code: 'OWN_NODES',
    place: 'Deployment shop/web',
    expected: 'pods of the zone shop must select its own nodes, and tolerate their taint',
    got: 'nodeSelector {}, tolerations []',
    provoke: () =>
      synthesised((chart) => {
        new Zone(chart, 'shop', { ownNodes: NODES });
        new StatelessService(chart, 'web', { application: server(), sizing });
      }),
  },
  {
    name: 'a pod that comes to the own nodes of another zone',
    code: 'OWN_NODES',
    place: 'Deployment shop/web',
    expected: 'no pod but those of the zone vault and of agents on every node may tolerate pci-zone=vault',
    got: 'tolerations [{"operator":"Exists"}]',
    provoke: () =>
      synthesised((chart) => {
        new Zone(chart, 'vault', { ownNodes: NODES });
        new StatelessService(chart, 'web', { application: server(), sizing, placement: { tolerations: [{}] } });
      }),
  },
  {
    name: 'a client that the vault did not list',
    code: 'CLIENT_NOT_LISTED',
    place: 'test/web/outgoing',
    expected: 'vault.shop.svc:8080 must list the client (it lists payments/card',
    got: 'shop/web (',
    provoke: () => {
      const clients = [client('card', 'payments')];
      const props = { ...minimalComponent('database'), database: STORES.database, clients };
      return connected(testChart(), new CardVault(testChart(), 'vault', props).endpoint);
    },
  },
  {
    name: 'a way in to what is outside the cluster',
    code: 'ENDPOINT_UNSERVED',
    place: 'test/in',
    expected: 'this must be a service of the cluster',
    got: 'example.com:443',
    provoke: () => {
      const outside = Endpoint.external({ host: 'example.com', port: 443, cidrs: ['10.0.0.0/8'] });
      return new IncomingTraffic(testChart(), 'in', { endpoint: outside });
    },
  },
  {
    name: 'a route to a Service of another namespace',
    code: 'ENDPOINT_UNSERVED',
    place: 'test/edge',
    expected: `the backend must be a service of the chart's own namespace "edge"`,
    got: 'web.shop.svc:80',
    provoke: () =>
      new GatewayEdge(testChart('edge'), 'edge', {
        host: 'shop.example.com',
        backend: endpoint('web'),
        gatewayClassName: 'eg',
        issuer: 'internal',
        dataPlane: client('envoy'),
      }),
  },
  {
    name: 'a rate limit for a gateway that has no field for it',
    code: 'EDGE_LIMIT_UNSUPPORTED',
    place: 'test/edge',
    expected: 'must be left to another implementation than Envoy Gateway',
    got: 'rateLimit',
    provoke: () =>
      new GatewayEdge(testChart('shop'), 'edge', {
        host: 'shop.example.com',
        backend: endpoint('web'),
        gatewayClassName: 'istio',
        issuer: 'internal',
        dataPlane: client('istio'),
        implementation: GatewayImplementation.OTHER,
        rateLimit: { perClient: 10, total: 100 },
      }),
  },
  {
    name: 'a port that nobody serves',
    code: 'ENDPOINT_UNSERVED',
    place: 'NetworkPolicy shop/web-egress',
    expected: 'port 9999 of shop/orders must be declared by the pods behind it',
    got: 'ports 8080',
    provoke: () =>
      synthesised((chart) => {
        new StatelessService(chart, 'orders', { application: server(), sizing });
        connected(chart, orders(9999));
      }),
  },
  {
    name: 'the same kind, namespace and name twice',
    code: 'DUPLICATE_OBJECT',
    place: 'Deployment shop/web',
    expected: 'each kind, namespace and name must stand once',
    got: '"Deployment shop/web" twice',
    provoke: () =>
      synthesised((chart) => {
        new StatelessService(chart, 'web', { application: server(), sizing });
        new StatelessService(chart, 'other', { application: server(), sizing, name: 'web' });
      }),
  },
  {
    name: 'a variable that is set twice',
    code: 'VARIABLE_TWICE',
    place: 'Deployment shop/own main',
    expected: 'each variable must be set once',
    got: '"MODE" 2 times',
    provoke: () =>
      synthesised((chart) =>
        ownDeployment(chart, {
          env: [
            { name: 'MODE', value: 'a' },
            { name: 'MODE', value: 'b' },
          ],
        }),
      ),
  },
  {
    name: "a request above its limit in an object of the user's own",
    code: 'REQUEST_ABOVE_LIMIT',
    place: 'Deployment shop/own',
    expected: 'container "main" must request no more cpu than its limit 1',
    got: '2',
    provoke: () =>
      synthesised((chart) => ownDeployment(chart, { resources: { requests: { cpu: '2' }, limits: { cpu: '1' } } })),
  },
  {
    name: 'a quota below the requests at autoscaling maximum plus surge',
    code: 'QUOTA_TOO_SMALL',
    place: 'ResourceQuota shop/zone',
    expected: 'requests.cpu must hold all workloads at autoscaling maximum plus surge: 5',
    got: '4',
    provoke: () =>
      synthesised((chart) => {
        new Zone(chart, 'shop', { quota: ZoneQuota.of({ cpu: '4', memory: '64Gi', pods: 100 }) });
        const autoscaling = Autoscaling.of({ minReplicas: 2, maxReplicas: 4, cpu: 50 });
        const resources = Resources.parse({ cpu: '1', memory: '1Gi' });
        new StatelessService(chart, 'web', { application: server(), sizing: { resources, autoscaling } });
      }),
  },
];
