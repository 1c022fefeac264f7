import { declaredConnections, type Declared } from './declared';
import { PLATFORMS, podSpec, type Manifest } from './manifests';
import { podRangesOf } from '../../stacks/pod-ranges';
import { Identity, Reachability, type Opening } from '../../constructs';

const DNS = Identity.foreign({ name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } });
const ISTIOD = Identity.foreign({ name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } });
const WORLD = ['0.0.0.0/0', '::/0'];

describe.each(PLATFORMS)('what can be reached in $name', ({ environment, objects }) => {
  const declared = declaredConnections(environment);
  const zones = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const isOwn = (name: string): boolean => zones.includes(name.split('/')[0] ?? '');
  const foreign = foreignOf(declared, zones);
  const strangers = [...zones, 'default'].map((namespace) =>
    Identity.foreign({ name: 'stranger', namespace, labels: { app: 'stranger' } }),
  );
  const others = [DNS, ISTIOD, ...foreign, ...strangers];
  const podRanges = podRangesOf(environment.cluster);
  const reach = Reachability.of([...objects], { others, podRanges });
  const all = [...podsOf(objects), ...others.map(pods)];
  const own = all.filter(({ name }) => isOwn(name));

  const named = (identity: Identity | undefined, what: string): string[] => {
    const found = all.filter((group) => identity !== undefined && isOf(group, identity)).map(({ name }) => name);
    if (found.length === 0) throw new Error(`no pods are ${what}`);
    return found;
  };
  /** Anyone is whoever is not of the platform: its own pods are let out to nothing that they did not state. */
  const callers = (client: Identity | undefined, what: string): string[] =>
    client === undefined
      ? all.map(({ name }) => name).filter((name) => !isOwn(name))
      : named(client, `client of ${what}`);

  it('among pods is what was stated and questions to the DNS and of sidecars to istiod: nothing more, nothing less', () => {
    const stated = declared.flatMap(({ client, endpoint }) =>
      endpoint.identity === undefined
        ? []
        : callers(client, endpoint.hostPort).flatMap((from) =>
            named(endpoint.identity, endpoint.hostPort).map((to) => `${from} -> ${to} TCP ${endpoint.targetPort}`),
          ),
    );
    const questions = own.flatMap(({ name }) => ['TCP', 'UDP'].map((of) => `${name} -> kube-system/dns ${of} 53`));
    const sidecars = own
      .filter(({ labels }) => labels['sidecar.istio.io/inject'] === 'true')
      .map(({ name }) => `${name} -> istio-system/istiod TCP 15012`);
    expect(sidecars.length > 0).toBe(environment.mesh !== undefined);
    const found = reach.amongPods.filter(({ from, to }) => isOwn(from) || isOwn(to));
    expect(texts(found)).toEqual(sorted([...stated, ...questions, ...sidecars]));
  });

  it('outside is the ranges of the stated addresses', () => {
    const stated = declared.flatMap(({ client, endpoint }) =>
      endpoint.cidrs.flatMap((cidr) =>
        callers(client, endpoint.hostPort).map((from) => `${from} -> ${cidr} TCP ${endpoint.targetPort}`),
      ),
    );
    expect(texts(reach.toOutside.filter(({ from }) => isOwn(from)))).toEqual(sorted(stated));
  });

  it('from outside is what a Service shows to everyone', () => {
    const shown = declared.flatMap(({ client, endpoint }) =>
      client === undefined
        ? WORLD.flatMap((range) =>
            named(endpoint.identity, endpoint.hostPort).map((to) => `${range} -> ${to} TCP ${endpoint.targetPort}`),
          )
        : [],
    );
    expect(texts(reach.fromOutside.filter(({ to }) => isOwn(to)))).toEqual(sorted(shown));
  });

  it('by a pod that nobody knows is the DNS, and what is shown to everyone', () => {
    const open = declared
      .filter(({ client }) => client === undefined)
      .flatMap(({ endpoint }) => named(endpoint.identity, endpoint.hostPort));
    const reached = reach.amongPods.filter(({ from, to }) => from.endsWith('/stranger') && isOwn(to));
    expect([...new Set(reached.map(({ to }) => to))]).toEqual(environment.edge.form === 'node-port' ? open : []);
  });

  it('is more as soon as a policy is gone that denies', () => {
    const without = objects.filter(
      ({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name !== 'default-deny',
    );
    const opened = Reachability.of([...without], { others, podRanges });
    expect(opened.amongPods.length).toBeGreaterThan(reach.amongPods.length);
  });
});

interface Group {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
}

function pods({ name, namespace, selector }: Identity): Group {
  return { name: `${namespace}/${name}`, namespace, labels: selector };
}

/** The pods of each workload, read for this test: templates, and what operators and cert-manager label. */
function podsOf(objects: readonly Manifest[]): Group[] {
  return objects.flatMap((object) => {
    const { name, namespace = '' } = object.metadata;
    const labels = labelsOf(object);
    return labels === undefined ? [] : [{ name: `${namespace}/${name}`, namespace, labels }];
  });
}

function labelsOf(object: Manifest): Group['labels'] | undefined {
  if (object.kind === 'Cluster') return { 'cnpg.io/cluster': object.metadata.name };
  if (object.kind === 'RabbitmqCluster') return { 'app.kubernetes.io/name': object.metadata.name };
  if (object.kind === 'Certificate') return { 'acme.cert-manager.io/http01-solver': 'true' };
  if (podSpec(object)?.containers === undefined) return undefined;
  const spec = object.spec as { template?: Template; jobTemplate?: { spec: { template: Template } } };
  return (spec.jobTemplate?.spec.template ?? spec.template)?.metadata.labels;
}

interface Template {
  readonly metadata: { readonly labels: Group['labels'] };
}

function isOf(group: Group, identity: Identity): boolean {
  return (
    group.namespace === identity.namespace &&
    Object.entries(identity.selector).every(([key, value]) => group.labels[key] === value)
  );
}

/** Pods of others that the platform's connections name, each once. */
function foreignOf(declared: readonly Declared[], zones: readonly string[]): Identity[] {
  const found = declared
    .flatMap(({ client, endpoint }) => [client ?? [], endpoint.identity ?? []].flat())
    .filter(({ namespace }) => !zones.includes(namespace));
  return found.filter((one, index) => found.findIndex((other) => other.sameAs(one)) === index);
}

function texts(found: readonly Opening[]): string[] {
  return sorted(
    found.flatMap(({ from, to, protocol, ports }) =>
      ports.split(', ').map((port) => `${from} -> ${to} ${protocol} ${port}`),
    ),
  );
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
