import { MeshReach, WITHOUT } from './mesh-reach';
import { matches, podsOf, servicesOf, type MeshPods } from './objects';
import { Protocol, type Identity } from '../../constructs';
import { differences, WORKLOADS, type Check, type Platform, type Ways } from '../stacks/check';
import { declaredOnce, type Declared } from '../stacks/declared';
import type { Manifest } from '../stacks/manifests';
import { ALL_ZONES } from '../../stacks/zone-names';

const DNS = 'kube-system/kube-dns.kube-system.svc.cluster.local';

/** A pod with a sidecar that nobody declared, in each zone that has sidecars; on it whatever port anybody has. */
function strangersAmong(objects: readonly Manifest[]): MeshPods[] {
  const labels = { app: 'stranger', 'sidecar.istio.io/inject': 'true' };
  const ports = [...new Set(podsOf(objects).flatMap((pods) => pods.ports))];
  return ZONES.map((namespace) => {
    return { name: `${namespace}/stranger`, namespace, labels, account: 'stranger', sidecar: true, ports };
  });
}

const ZONES = ALL_ZONES.filter((zone) => zone !== 'agents');

/** The mesh of finished objects, with a stranger in each zone. */
export function meshOf(objects: readonly Manifest[]): MeshReach {
  return new MeshReach(objects, strangersAmong(objects));
}

/** What a mesh lets through, beside what the constructs state. */
export interface MeshWays {
  /** Who may call whom. */
  readonly openings: Ways;
  /** Ports on which what is not encrypted is taken. */
  readonly plain: Ways;
  /** What sidecars know outside of the mesh. */
  readonly outside: Ways;
  /** Who may call whom, were every scope open and nothing encrypted: what the callees' policies say alone. */
  readonly letIn: Ways;
  /** What a sidecar knows outside that has no scope: its own zone's addresses, and whatever is not of the mesh. */
  readonly unscoped: Ways;
}

/** Compares what the mesh's objects let through with what the environment's constructs state. */
export function meshWays({ environment, objects }: Platform): MeshWays {
  const reach = meshOf(objects);
  // Questions to the sidecars themselves pass them by: the injector leaves that port out.
  const declared = declaredOnce(environment).filter(({ endpoint }) => endpoint.targetPort !== 15090);
  const named = (identity: Identity): MeshPods[] =>
    reach.pods.filter(
      (pods) => pods.sidecar && pods.namespace === identity.namespace && matches(identity.selector, pods.labels),
    );
  const inMesh = declared.filter(({ client }) => client === undefined || named(client).length > 0);
  const without = declared.filter(({ client }) => client === undefined || named(client).length === 0);
  const calling = (callees: (endpoint: Declared['endpoint'], all: MeshPods[]) => MeshPods[]): string[] =>
    inMesh.flatMap(({ client, endpoint }) =>
      client === undefined || endpoint.identity === undefined
        ? []
        : pairs(named(client), callees(endpoint, named(endpoint.identity)), endpoint.targetPort),
    );
  const calls = calling((endpoint, all) => behind(objects, endpoint, all));
  const exceptions = without.flatMap((way) => exceptionsOf(way, named));
  const open = without.filter(({ reads }) => reads === undefined).flatMap((way) => exceptionsOf(way, named));
  const wider = (line: string): boolean => open.some((whole) => line.startsWith(`${whole} `));
  const plain = without.flatMap(({ endpoint }) =>
    (endpoint.identity === undefined ? [] : named(endpoint.identity)).map(
      ({ name }) => `${name} ${endpoint.targetPort} PERMISSIVE`,
    ),
  );
  const known = inMesh.flatMap(({ client, endpoint }) =>
    client === undefined ? [] : named(client).flatMap(({ name }) => knownAs(name, endpoint, named)),
  );
  const questions = reach.meshed.map(({ name }) => `${name} -> ${DNS}`).filter((line) => !line.includes('/stranger'));
  const excepted = exceptions.filter((line) => !wider(line));
  const policies = meshOf(objects.filter(({ kind }) => !['Sidecar', 'PeerAuthentication'].includes(kind)));
  return {
    // Whom nobody declared knows every Service: he has no scope, and no policy names him.
    openings: ways(reach.openings, [...calls, ...excepted]),
    plain: ways(
      reach.modes.filter((line) => !line.endsWith(' STRICT')),
      plain,
    ),
    outside: ways(
      reach.outside.filter((line) => !line.includes('/stranger -> ')),
      [...known, ...questions],
    ),
    letIn: ways(policies.openings, [...calling((_, all) => all), ...excepted]),
    unscoped: ways(
      reach.outside.filter((line) => line.includes('/stranger -> ')),
      ZONES.map((namespace) => ({ namespace, name: `${namespace}/stranger` })).flatMap(({ name, namespace }) => [
        ...known
          .filter((line) => line.startsWith(`${namespace}/`) && / -> [^/]*$/.test(line.replace(/ \S*\/\d+( |$)/, ' ')))
          .map((line) => line.replace(/^\S+/, name)),
        `${name} -> */*`,
        `${name} -> anything`,
      ]),
    ),
  };
}

/** The mesh lets through what the constructs state. */
export const MESH_RULE: Check = {
  rule: 'the mesh lets through what was stated, nothing more and nothing less',
  reads: ['AuthorizationPolicy', 'PeerAuthentication', 'Sidecar', 'ServiceEntry', 'Service', ...WORKLOADS],
  broken: (platform) =>
    platform.environment.mesh === undefined
      ? []
      : Object.values(meshWays(platform)).flatMap(({ found, stated }: Ways) => differences(found, stated)),
};

function ways(found: readonly string[], stated: readonly string[]): Ways {
  return { found: [...new Set(found)].sort(), stated: [...new Set(stated)].sort() };
}

/** A way in for callers without a sidecar: all of it, or what is read. */
function exceptionsOf({ endpoint, reads }: Declared, named: (identity: Identity) => MeshPods[]): string[] {
  const callees = endpoint.identity === undefined ? [] : named(endpoint.identity);
  return callees.flatMap(({ name }) => {
    const way = `${WITHOUT} -> ${name} ${endpoint.targetPort}`;
    return reads === undefined ? [way] : reads.map((path) => `${way} GET ${path}`);
  });
}

/** The pods of a callee that its Service sends requests to: of two colours the one that serves. */
function behind(
  objects: readonly Manifest[],
  { host }: Declared['endpoint'],
  callees: readonly MeshPods[],
): MeshPods[] {
  const service = servicesOf(objects).find((one) => one.host === `${host}.cluster.local`);
  return callees.filter(({ labels }) => service !== undefined && matches(service.selector, labels));
}

function pairs(callers: readonly MeshPods[], callees: readonly MeshPods[], port: number): string[] {
  return callers.flatMap((caller) => callees.map((callee) => `${caller.name} -> ${callee.name} ${port}`));
}

const PROTOCOLS: { readonly [protocol: string]: string } = { http: 'HTTP', https: 'HTTPS', grpc: 'GRPC', tcp: 'TCP' };

/** As whom a sidecar knows what has no sidecar: an outside host, or a Service that an operator makes. */
function knownAs(name: string, endpoint: Declared['endpoint'], named: (identity: Identity) => MeshPods[]): string[] {
  if (endpoint.identity === undefined) {
    const ranges = endpoint.protocol === Protocol.TCP ? ` ${endpoint.cidrs.join(' ')}` : '';
    return [`${name} -> ${endpoint.host}:${endpoint.port} ${PROTOCOLS[endpoint.protocol] ?? ''}${ranges}`];
  }
  const { namespace } = endpoint.identity;
  return named(endpoint.identity).length > 0 ? [] : [`${name} -> ${namespace}/${endpoint.host}.cluster.local`];
}
