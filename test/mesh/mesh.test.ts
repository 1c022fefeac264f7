import { MeshReach, UNDECLARED, WITHOUT } from './mesh-reach';
import { matches, servicesOf, type MeshPods } from './objects';
import { Protocol, type Identity } from '../../constructs';
import { declaredConnections, type Declared } from '../stacks/declared';
import { PLATFORMS, title, type Manifest } from '../stacks/manifests';

const DNS = 'kube-system/kube-dns.kube-system.svc.cluster.local';
const ISTIO = 'istio.io/v1';

/** A pod with a sidecar that nobody declared, in each zone. */
function stranger(namespace: string): MeshPods {
  const labels = { app: 'stranger', 'sidecar.istio.io/inject': 'true' };
  return { name: `${namespace}/stranger`, namespace, labels, account: 'stranger', sidecar: true, ports: [8080] };
}

const MESHED = PLATFORMS.filter(({ environment }) => environment.mesh !== undefined);

test('production has the mesh, the others have nothing of it', () => {
  expect(MESHED.map(({ name }) => name)).toEqual(['production']);
  const others = PLATFORMS.filter(({ environment }) => environment.mesh === undefined);
  const meshed = others.flatMap(({ objects }) => objects).filter(isMeshed);
  expect(meshed.map(title)).toEqual([]);
});

describe.each(MESHED)('the mesh of $name', ({ environment, objects }) => {
  // Questions to the sidecars themselves pass them by: the injector leaves that port out.
  const declared = declaredConnections(environment).filter(({ endpoint }) => endpoint.targetPort !== 15090);
  const zones = objects
    .filter(({ kind, metadata }) => kind === 'Namespace' && metadata.name !== 'agents')
    .map(({ metadata }) => metadata.name);
  const strangers = zones.map(stranger);
  const reach = new MeshReach(objects, strangers);
  const named = (identity: Identity): MeshPods[] =>
    reach.pods.filter(
      (pods) => pods.sidecar && pods.namespace === identity.namespace && matches(identity.selector, pods.labels),
    );
  const inMesh = declared.filter(({ client }) => client === undefined || named(client).length > 0);
  const without = declared.filter(({ client }) => client === undefined || named(client).length === 0);

  test('covers every pod of ours but the agents of the nodes', () => {
    expect(reach.pods.filter(({ sidecar }) => !sidecar).map(({ name }) => name)).toEqual(['agents/node-agent']);
    expect(reach.meshed.length).toBeGreaterThan(strangers.length + 15);
  });

  test('lets in what was declared: nothing more, nothing less', () => {
    const stated = inMesh.flatMap(({ client, endpoint }) =>
      client === undefined || endpoint.identity === undefined
        ? []
        : pairs(named(client), behind(objects, endpoint, named(endpoint.identity)), endpoint.targetPort),
    );
    const exceptions = without.flatMap((way) => exceptionsOf(way, named));
    const open = without.filter(({ reads }) => reads === undefined).flatMap((way) => exceptionsOf(way, named));
    const wider = (line: string) => open.some((whole) => line.startsWith(`${whole} `));
    // Whom nobody declared knows every Service: he has no scope, and no policy names him.
    expect(sorted(reach.openings)).toEqual(sorted([...stated, ...exceptions.filter((line) => !wider(line))]));
  });

  test('lets in the same when the other colour serves', () => {
    const promoted = objects.map((object) =>
      object.kind === 'Service'
        ? (JSON.parse(JSON.stringify(object).replaceAll('"color":"blue"', '"color":"green"')) as typeof object)
        : object,
    );
    const colourless = (lines: readonly string[]) => sorted(lines.map((line) => line.replaceAll(/-(blue|green)/g, '')));
    const after = new MeshReach(promoted, strangers).openings;
    expect(after).not.toEqual(reach.openings);
    expect(colourless(after)).toEqual(colourless(reach.openings));
  });

  test('is strict on every port but those that callers without a sidecar were stated for', () => {
    const plain = without.flatMap(({ endpoint }) =>
      (endpoint.identity === undefined ? [] : named(endpoint.identity)).map(
        ({ name }) => `${name} ${endpoint.targetPort} PERMISSIVE`,
      ),
    );
    expect(sorted(reach.modes.filter((line) => !line.endsWith(' STRICT')))).toEqual(sorted(plain));
    expect(reach.modes.filter((line) => line.endsWith(`${UNDECLARED} STRICT`))).toHaveLength(reach.meshed.length);
  });

  test('knows outside what was declared, and the DNS: nothing more, nothing less', () => {
    const stated = inMesh.flatMap(({ client, endpoint }) =>
      client === undefined ? [] : named(client).flatMap(({ name }) => knownAs(name, endpoint, named)),
    );
    const questions = reach.meshed.map(({ name }) => `${name} -> ${DNS}`);
    const own = reach.outside.filter((line) => !line.includes('/stranger -> '));
    expect(sorted(own)).toEqual(sorted([...stated, ...questions.filter((line) => !line.includes('/stranger'))]));
  });

  test('gives each exception a reason, and no reason without one', () => {
    const reasons = objects
      .filter(({ apiVersion }) => apiVersion.endsWith(ISTIO) || apiVersion.startsWith('security.istio.io'))
      .filter(({ metadata }) => metadata.annotations?.['cdk8s-commerce/plaintext'] !== undefined);
    const loosened = objects.filter(
      (object) =>
        (object.kind === 'AuthorizationPolicy' && JSON.stringify(object.spec).includes('notPrincipals')) ||
        (object.kind === 'PeerAuthentication' && JSON.stringify(object.spec).includes('PERMISSIVE')),
    );
    expect(reasons.map(title)).toEqual(loosened.map(title));
  });

  const own = objects.filter(({ apiVersion }) => apiVersion.includes('istio.io/'));
  test.each(own.map((object) => [title(object), object] as const))('is another one without %s', (_, object) => {
    // What is read on a port that is wholly open anyway is tried without that opening.
    const others = objects.filter((other) => !isWider(other, object));
    const [before, after] = [others, others.filter((other) => other !== object)].map((left) => {
      const { openings, modes, outside } = new MeshReach(left, strangers);
      return [openings, modes, outside];
    });
    expect(after).not.toEqual(before);
  });
});

/** Whether an object is the mesh's own, or speaks to its injector. */
function isMeshed(object: Manifest): boolean {
  return object.apiVersion.includes('istio.io/') || JSON.stringify(object).includes('sidecar.istio.io');
}

/** A way in for callers without a sidecar: all of it, or what is read. */
function exceptionsOf({ endpoint, reads }: Declared, named: (identity: Identity) => MeshPods[]): string[] {
  const callees = endpoint.identity === undefined ? [] : named(endpoint.identity);
  return callees.flatMap(({ name }) => {
    const way = `${WITHOUT} -> ${name} ${endpoint.targetPort}`;
    return reads === undefined ? [way] : reads.map((path) => `${way} GET ${path}`);
  });
}

/** Whether a policy opens to callers without a sidecar all of a port on which another one lets them read. */
function isWider(other: Manifest, policy: Manifest): boolean {
  const [whole, part] = [other, policy].map(({ spec }) => JSON.stringify(spec));
  return (
    other !== policy &&
    other.metadata.namespace === policy.metadata.namespace &&
    whole !== undefined &&
    whole.includes('notPrincipals') &&
    part?.replace(/,"methods":.*?\],"paths":.*?\]/, '') === whole
  );
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

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
