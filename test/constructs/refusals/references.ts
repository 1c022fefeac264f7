import { Size } from 'cdk8s';
import { web, type Row } from './row';
import {
  Certificate,
  Endpoint,
  ExternalSecret,
  SecretStoreRef,
  Folder,
  GatewayEdge,
  IngressEdge,
  OutgoingTraffic,
  PrometheusRule,
  Protocol,
  RabbitmqCluster,
  SecretRef,
  ServiceMonitor,
  SharedStorage,
  StatelessService,
} from '../../../constructs';
import { client, endpoint, IMAGE, minimalComponent, RESOURCES, SECRET, server } from '../samples';
import { testChart } from '../testing';

const REFERENCE = 'must be lower-case letters, digits, inner hyphens and dots, at most 253 characters';
const data = { image: IMAGE, resources: RESOURCES, storage: Size.gibibytes(1) };

const reference = (field: string, place: string, provoke: (name: string) => unknown, bad = 'My Name'): Row => ({
  name: `${field} that is none at ${place}`,
  code: 'NAME_INVALID',
  place,
  expected: `${field} ${REFERENCE}`,
  got: `"${bad}"`,
  provoke: () => provoke(bad),
});

const edge = {
  host: 'shop.example.com',
  backend: endpoint('web'),
  gatewayClassName: 'eg',
  ingressClassName: 'nginx',
  issuer: 'internal',
  dataPlane: client('envoy'),
  controller: client('nginx'),
};

/** Names of objects that stand elsewhere, and of namespaces. */
export const REFERENCES: Row[] = [
  reference('the name', 'SecretRef.of', (name) => SecretRef.of({ name, keys: ['a'], version: '1' })),
  reference('name', 'SecretStoreRef.clusterWide', (name) => SecretStoreRef.clusterWide({ name })),
  reference(
    'secretName',
    'test/tls',
    (secretName) => new Certificate(testChart(), 'tls', { hosts: ['a.example'], issuer: 'a', secretName }),
  ),
  reference('issuer', 'test/tls', (issuer) => new Certificate(testChart(), 'tls', { hosts: ['a.example'], issuer })),
  reference(
    'gatewayClassName',
    'test/edge',
    (gatewayClassName) => new GatewayEdge(testChart(), 'edge', { ...edge, gatewayClassName }),
  ),
  reference(
    'ingressClassName',
    'test/edge',
    (ingressClassName) => new IngressEdge(testChart(), 'edge', { ...edge, ingressClassName }),
  ),
  reference(
    'storageClassName',
    'test/files',
    (storageClassName) => new SharedStorage(testChart(), 'files', { size: Size.gibibytes(1), storageClassName }),
  ),
  reference('priorityClassName', 'test/web', (priorityClassName) => web({ placement: { priorityClassName } })),
  reference(
    'priorityClassName',
    'test/broker',
    (priorityClassName) => new RabbitmqCluster(testChart(), 'broker', { ...data, replicas: 1, priorityClassName }),
  ),
  reference('claimName', 'test/web', (claimName) =>
    web({
      application: server({ folders: [Folder.persistent('/files')] }),
      volumes: [{ name: 'files', path: '/files', claimName }],
    }),
  ),
  reference(
    'name',
    'test/out',
    (name) => new OutgoingTraffic(testChart(), 'out', { client: client('web'), endpoints: [endpoint('orders')], name }),
  ),
  ...(
    [
      [
        'a Service',
        () => new StatelessService(testChart(), 'web', { ...minimalComponent(), namespace: 'My Shop' }),
        'test/web',
      ],
      ['a claim', () => new SharedStorage(testChart('My Shop'), 'files', { size: Size.gibibytes(1) }), 'test/files'],
      [
        'a monitor',
        () => new ServiceMonitor(testChart(), 'web', { selector: {}, port: 'http', namespaces: ['My Shop'] }),
        'test/web',
      ],
      ['a rule', () => new PrometheusRule(testChart(), 'rule', { alerts: [], namespace: 'My Shop' }), 'test/rule'],
      [
        'an external secret',
        () =>
          new ExternalSecret(testChart(), 'store', {
            secret: SECRET,
            store: SecretStoreRef.clusterWide({ name: 'a' }),
            remotePath: 'a',
            namespace: 'My Shop',
          }),
        'test/store',
      ],
    ] as const
  ).map(([name, provoke, place]): Row => ({
    name: `a namespace of ${name} that is none`,
    code: 'NAME_INVALID',
    place,
    expected: 'the name must be lower-case letters, digits and inner hyphens, at most 63 characters',
    got: '"My Shop"',
    provoke,
  })),
  {
    name: 'a Service of an endpoint that is none',
    code: 'SERVICE_NAME_INVALID',
    place: 'Endpoint.service 3d',
    expected: "a Service's name must start with a letter",
    got: '"3d"',
    provoke: () => Endpoint.service({ service: '3d', port: 80, protocol: Protocol.HTTP, identity: client('web') }),
  },
];
