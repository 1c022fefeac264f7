import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { distinct } from '../core/distinct';
import type { Endpoint } from '../core/endpoint';
import { placeOf, refuse } from '../core/errors';
import { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkReference } from '../core/object-names';
import { meshIncoming, meshOutgoing } from '../mesh/connections';
import { Mesh } from '../mesh/mesh';

/** Who connects to what. */
export interface OutgoingTrafficProps {
  /** The client. */
  readonly client: Identity;
  /** What it may reach; nothing else is let out but DNS. */
  readonly endpoints: Endpoint[];
  /**
   * Name of the policy on the client's side.
   * @default - the client's name and `-egress`
   */
  readonly name?: string;
}

/**
 * Both sides of the connections that a client states: what it may reach, and, where the owner does not list its
 * clients itself, the way in.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class OutgoingTraffic extends Construct {
  /** The client. */
  public readonly client: Identity;
  /** What it may reach, each once. */
  public readonly endpoints: Endpoint[];

  constructor(scope: Construct, id: string, props: OutgoingTrafficProps) {
    super(scope, freeId(scope, id));
    const endpoints = unique(props.endpoints);
    this.client = props.client;
    this.endpoints = endpoints;
    endpoints.forEach((endpoint) => checkListed(this, props.client, endpoint));
    this.letOut(
      props.client,
      endpoints,
      checkReference(props.name ?? `${props.client.name}-egress`, 'name', placeOf(this)),
    );
    served(endpoints, placeOf(this)).forEach((endpoint) => this.letIn(props.client, endpoint));
    this.tellMesh(props.client, props.endpoints);
  }

  private letOut(client: Identity, endpoints: readonly Endpoint[], name: string): void {
    if (endpoints.length === 0) {
      return;
    }
    new k8s.KubeNetworkPolicy(this, 'egress', {
      metadata: policyMetadata(client, name),
      spec: {
        podSelector: { matchLabels: client.selector },
        policyTypes: ['Egress'],
        egress: endpoints.map((endpoint) => ({ to: peersOf(endpoint), ports: [portOf(endpoint)] })),
      },
    });
  }

  private tellMesh(client: Identity, endpoints: readonly Endpoint[]): void {
    const mesh = Mesh._of(this);
    if (mesh !== undefined) {
      meshOutgoing(this, mesh, client, endpoints);
    }
  }

  private letIn(client: Identity, endpoint: Endpoint): void {
    const { namespace, name } = ownerOf(this, endpoint);
    new IncomingTraffic(this, `${namespace}.${name}-${endpoint.targetPort}`, { endpoint, client });
  }
}

/** One way in: a client, or anyone, to one port of a service. */
export interface IncomingTrafficProps {
  /** The port that is opened. */
  readonly endpoint: Endpoint;
  /**
   * Who may come in.
   * @default - anyone, from anywhere: for what a NodePort or LoadBalancer shows to the world
   */
  readonly client?: Identity;
  /**
   * The only paths that it reads there, by GET: for scrapes. A mesh holds them.
   * @default - whatever the port serves
   */
  readonly reads?: string[];
}

/** The policy on the side of the one that is called: one connection, one object; in a mesh, one more. */
export class IncomingTraffic extends Construct {
  /** The port that is opened. */
  public readonly endpoint: Endpoint;
  /** Who may come in; nothing for anyone. */
  public readonly client?: Identity;
  /** The only paths that it reads, if it reads alone. */
  public readonly reads?: string[];

  constructor(scope: Construct, id: string, props: IncomingTrafficProps) {
    super(scope, freeId(scope, id));
    const { endpoint, client } = props;
    this.endpoint = endpoint;
    this.client = client;
    this.reads = props.reads;
    const owner = ownerOf(this, endpoint);
    if (client !== undefined) {
      checkListed(this, client, endpoint);
    }

    const name = `${owner.name}-${endpoint.targetPort}-from-${callerOf(owner, client)}`;
    new k8s.KubeNetworkPolicy(this, 'ingress', {
      metadata: policyMetadata(owner, name),
      spec: {
        podSelector: { matchLabels: owner.selector },
        policyTypes: ['Ingress'],
        ingress: [{ ...(client === undefined ? {} : { from: [podsOf(client)] }), ports: [portOf(endpoint)] }],
      },
    });
    if (Mesh._of(this) !== undefined) {
      meshIncoming(this, { name, callee: owner, port: endpoint.targetPort, client, reads: props.reads });
    }
  }
}

/** Who calls, for a policy's name: with the namespace where it is another one, for both may have a client so called. */
function callerOf(owner: Identity, client: Identity | undefined): string {
  if (client === undefined) {
    return 'anywhere';
  }
  return client.namespace === owner.namespace ? client.name : `${client.name}.${client.namespace}`;
}

/** The pods behind an endpoint of the cluster. */
export function ownerOf(scope: Construct, endpoint: Endpoint): Identity {
  return (
    endpoint.identity ??
    refuse({
      code: 'ENDPOINT_UNSERVED',
      place: placeOf(scope),
      expected: 'this must be a service of the cluster',
      got: endpoint.hostPort,
      example: 'new IncomingTraffic(this, "web", { endpoint: storefront.endpoint })',
    })
  );
}

/** Refuses a client that a guarded endpoint does not list. */
export function checkListed(scope: Construct, client: Identity, endpoint: Endpoint): void {
  if (endpoint.clients !== undefined && !endpoint.clients.some((listed) => listed.sameAs(client))) {
    refuse({
      code: 'CLIENT_NOT_LISTED',
      place: placeOf(scope),
      expected: `${endpoint.hostPort} must list the client (it lists ${endpoint.clients.map((listed) => listed._describe()).join('; ') || 'nobody'})`,
      got: client._describe(),
      example: `clients: [Identity.of({ name: '${client.name}', namespace: '${client.namespace}', component: '${client.selector[LABEL.component] ?? client.name}' })]`,
    });
  }
}

function peersOf(endpoint: Endpoint): k8s.NetworkPolicyPeer[] {
  return endpoint.identity === undefined
    ? endpoint.cidrs.map((cidr) => ({ ipBlock: { cidr } }))
    : [podsOf(endpoint.identity)];
}

function podsOf(identity: Identity): k8s.NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { [LABEL.namespace]: identity.namespace } },
    podSelector: { matchLabels: identity.selector },
  };
}

function portOf(endpoint: Endpoint): k8s.NetworkPolicyPort {
  return { port: k8s.IntOrString.fromNumber(endpoint.targetPort), protocol: 'TCP' };
}

function policyMetadata(owner: Identity, name: string): k8s.ObjectMeta {
  return { name, namespace: owner.namespace, labels: { ...owner.selector, [LABEL.managedBy]: MANAGED_BY } };
}

/** One endpoint for each port of each of the pods that take whoever asks: several Services may stand before them. */
function served(endpoints: readonly Endpoint[], place: string): Endpoint[] {
  const open = endpoints.filter(({ identity, clients }) => identity !== undefined && clients === undefined);
  const owners = open.flatMap(({ identity }) => identity ?? []);
  distinct(owners, place);
  const byPort = new Map(
    open.map((endpoint) => [`${endpoint.identity?._describe() ?? ''} ${endpoint.targetPort}`, endpoint]),
  );
  return [...byPort.values()];
}

function unique(endpoints: readonly Endpoint[]): Endpoint[] {
  const byAddress = new Map(endpoints.map((endpoint) => [`${endpoint.host}/${endpoint.targetPort}`, endpoint]));
  return [...byAddress.values()];
}
