import {
  ApiAccess,
  Application,
  Binding,
  Broker,
  Cache,
  CloudIdentity,
  Database,
  Disruption,
  DurableStore,
  Endpoint,
  Folder,
  Identity,
  Image,
  Port,
  Probe,
  Protocol,
  Resources,
  Rollout,
  SecretRef,
  TableStore,
  type ApplicationProps,
  type ComponentProps,
} from '../../constructs';

/** Where the objects of a test live. */
export const NAMESPACE = 'shop';
export const IMAGE = Image.parse('registry.example.com/shop/web:1.2.3');
export const RESOURCES = Resources.parse({ cpu: '100m', memory: '128Mi' });
export const SECRET = SecretRef.of({ name: 'store', keys: ['username', 'password'], version: '1' });

const MANAGED = { host: 'store.example.com', cidrs: ['10.0.0.0/8'], secret: SECRET };

/** Data services outside the cluster. */
export const STORES = {
  database: Database.managed({ ...MANAGED, name: 'shop', user: 'shop' }),
  broker: Broker.managed(MANAGED),
  cache: Cache.managed(MANAGED),
  durable: DurableStore.managed(MANAGED),
  tables: TableStore.managed({ ...MANAGED, region: 'eu-central-1' }),
};

/** A program that runs to its end: the smallest Application there is. */
export function program(props: Partial<ApplicationProps> = {}): Application {
  return Application.of({ image: IMAGE, user: 10001, ...props });
}

/** A program that serves HTTP on 8080. */
export function server(props: Partial<ApplicationProps> = {}): Application {
  return program({ ports: [Port.http(8080)], probes: { readiness: Probe.http('/ready') }, ...props });
}

/** A variable for each of these roles: `ORDERS` holds the host of whoever plays `orders`. */
export function using(...roles: string[]): { variables: Record<string, Binding> } {
  return { variables: Object.fromEntries(roles.map((role) => [role.toUpperCase(), Binding.host(role)])) };
}

/** A client in the namespace of the tests, or in another. */
export function client(name: string, namespace = NAMESPACE): Identity {
  return Identity.of({ name, namespace });
}

/** A Service of the cluster that stands nowhere in the tests. */
export function endpoint(service: string, clients?: Identity[]): Endpoint {
  return Endpoint.service({ service, port: 80, protocol: Protocol.HTTP, identity: client(service), clients });
}

/** A component as small as it can be, whose application uses these roles. */
export function minimalComponent(...roles: string[]): ComponentProps {
  return { application: server(using(...roles)), sizing: { resources: RESOURCES } };
}

/** Everything that all components take, for an application that uses these roles; the rollout apart. */
export function completeComponent(...roles: string[]): Required<Omit<ComponentProps, 'rollout'>> {
  const metrics = { ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })], metrics: { port: 'metrics' } };
  return {
    application: server({ ...using(...roles), ...metrics, folders: [Folder.persistent('/files')] }),
    sizing: { resources: RESOURCES, replicas: 3, disruption: Disruption.maxUnavailable(1) },
    placement: { priorityClassName: 'high' },
    initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
    sidecars: [{ name: 'beside', application: program(), resources: RESOURCES }],
    volumes: [{ name: 'files', path: '/files' }],
    apiAccess: API_ACCESS,
    cloudIdentity: CLOUD_IDENTITY,
  };
}

/** The API server, on 6443. */
const API_SERVER = Endpoint.external({ host: 'kubernetes.default.svc', port: 6443, cidrs: ['10.0.0.1/32'] });

/** A token with a reason, and a right of the account. */
export const API_ACCESS = ApiAccess.of({
  reason: 'elects a leader',
  apiServer: API_SERVER,
  rules: [
    { apiGroup: 'coordination.k8s.io', resources: ['leases'], verbs: ['get', 'update'], resourceNames: ['leader'] },
  ],
});

/** An account that a cloud knows; the cloud exchanges its token on 8443. */
export const CLOUD_IDENTITY = CloudIdentity.eksRole({
  roleArn: 'arn:aws:iam::111122223333:role/shop',
  tokens: Endpoint.external({ host: 'sts.example.com', port: 8443, cidrs: ['10.0.0.2/32'] }),
});

/** How the tests say that a rollout was given: one that no default is like. */
export const ROLLOUT = Rollout.recreate();
