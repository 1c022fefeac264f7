import type { Construct } from 'constructs';
import { AuthorizationPolicy } from './authorization-policy';
import type { Mesh } from './mesh';
import { PeerAuthentication } from './peer-authentication';
import { ServiceEntry } from './service-entry';
import { shared } from './shared';
import { Sidecar } from './sidecar';
import type { Endpoint } from '../core/endpoint';
import type { Identity } from '../core/identity';

/** The cluster's DNS: every pod asks it, by TCP too where an answer is long. */
const DNS = 'kube-dns.kube-system.svc';

/** Writes what the sidecars of a client know: the hosts that it stated, outside ones included, and the DNS. */
export function meshOutgoing(scope: Construct, mesh: Mesh, client: Identity, endpoints: readonly Endpoint[]): void {
  if (client.account === undefined) {
    return;
  }
  const sidecar = shared(scope, client._describe(), Sidecar, () => new Sidecar(scope, 'sidecar', { client }));
  sidecar.reach([clusterHost(mesh, DNS) ?? DNS]);
  endpoints.forEach((endpoint) => sidecar.reach(hostsOf(scope, mesh, client, endpoint)));
}

/** One way in: who comes, to which port, and what alone is read there. */
export interface MeshIncoming {
  readonly callee: Identity;
  readonly port: number;
  readonly client?: Identity;
  readonly reads?: string[];
  readonly name: string;
}

/** Writes who may come in: by account, or, without one, with the reason and the port's exception from mutual TLS. */
export function meshIncoming(scope: Construct, { callee, port, client, reads, name }: MeshIncoming): void {
  if (callee.account === undefined) {
    return;
  }
  if (client?.account !== undefined) {
    new AuthorizationPolicy(scope, 'authorization', { name, callee, port, clients: [client], reads });
    return;
  }
  const reason = reasonFor(client, reads);
  new AuthorizationPolicy(scope, 'authorization', { name, callee, port, reads, reason });
  shared(
    scope,
    callee._describe(),
    PeerAuthentication,
    () => new PeerAuthentication(scope, 'plaintext', { callee }),
  ).permit({ port, reason });
}

function reasonFor(client: Identity | undefined, reads: readonly string[] | undefined): string {
  if (client === undefined) {
    return 'callers outside the cluster have no sidecar';
  }
  const what = reads === undefined ? 'calls' : `reads ${reads.join(', ')}`;
  return `${client.namespace}/${client.name} ${what} without a sidecar`;
}

/** As whom a client's sidecar knows an endpoint; both Services where a route divides the requests. */
function hostsOf(scope: Construct, mesh: Mesh, client: Identity, endpoint: Endpoint): string[] {
  const inside = clusterHost(mesh, endpoint.host);
  if (inside !== undefined) {
    const [, namespace = ''] = endpoint.host.split('.');
    const canary = endpoint.canaryService;
    return canary === undefined ? [inside] : [inside, `${namespace}/${canary}.${namespace}.svc.${mesh.clusterDomain}`];
  }
  const { namespace } = client;
  const entry = shared(
    scope,
    `${namespace}/${endpoint.host}`,
    ServiceEntry,
    () => new ServiceEntry(scope, `entry-${endpoint.hostPort}`, { endpoint, namespace }),
  );
  entry.open(endpoint);
  return [entry.host];
}

/** A Service of the cluster as a sidecar knows it: `kube-system/kube-dns.kube-system.svc.cluster.local`. */
function clusterHost(mesh: Mesh, host: string): string | undefined {
  const short = host.endsWith(`.${mesh.clusterDomain}`) ? host.slice(0, -mesh.clusterDomain.length - 1) : host;
  const [, service, namespace] = /^([^.]+)\.([^.]+)\.svc$/.exec(short) ?? [];
  return service === undefined || namespace === undefined
    ? undefined
    : `${namespace}/${service}.${namespace}.svc.${mesh.clusterDomain}`;
}
