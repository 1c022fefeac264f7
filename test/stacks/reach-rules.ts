import { WORKLOADS, differences, type Check, type Platform, type Ways } from './check';
import { declaredOnce, type Declared } from './declared';
import type { Manifest } from './manifests';
import { oneSided } from './one-sided';
import { isOf, pods, podsOf, type Group } from './pod-groups';
import { podRangesOf } from '../../stacks/pod-ranges';
import { ALL_ZONES } from '../../stacks/zone-names';
import { Identity, Reachability, type Opening } from '../../constructs';

const DNS = Identity.foreign({ name: 'dns', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } });
const ISTIOD = Identity.foreign({ name: 'istiod', namespace: 'istio-system', labels: { app: 'istiod' } });
const WORLD = ['0.0.0.0/0', '::/0'];
const ZONES: readonly string[] = ALL_ZONES;

/** Every way in, out and between, by where it leads. */
export interface Reached {
  /** Among pods: what was stated, and questions to the DNS and of sidecars to istiod. */
  readonly pods: Ways;
  /** To addresses outside: the ranges of the stated addresses. */
  readonly outside: Ways;
  /** From addresses outside: what a Service shows to everyone. */
  readonly world: Ways;
  /** Into the platform's pods, were everybody let out: what the callees' policies say alone. */
  readonly letIn: Ways;
  /** Out of the platform's pods, were everybody let in: what the callers' policies say alone. */
  readonly letOut: Ways;
  /** The pods that a pod reaches which nobody knows: what is shown to everyone. */
  readonly stranger: Ways;
}

/** Compares what the policies among finished objects open with what the environment's constructs state. */
export function reached({ environment, objects }: Platform): Reached {
  const declared = declaredOnce(environment);
  const others = othersOf(declared);
  const reachIn = (read: readonly Manifest[]): Reachability =>
    Reachability.of([...read], { others, podRanges: podRangesOf(environment.cluster) });
  const reach = reachIn(objects);
  const all = [...podsOf(objects), ...others.map(pods)];
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
  const callees = ({ identity, hostPort }: Declared['endpoint']): string[] => named(identity, hostPort);
  const shown = declared.filter(({ client }) => client === undefined).map(({ endpoint }) => endpoint);
  const own = all.filter(({ name }) => isOwn(name));
  const questions = [
    ...own.flatMap(({ name }) => ['TCP', 'UDP'].map((of) => `${name} -> kube-system/dns ${of} 53`)),
    ...own.filter(isMeshed).map(({ name }) => `${name} -> istio-system/istiod TCP 15012`),
  ];
  const toPods = declared.flatMap(({ client, endpoint }) =>
    endpoint.identity === undefined
      ? []
      : callers(client, endpoint.hostPort).flatMap((from) =>
          callees(endpoint).map((to) => ({ from, to, text: `${from} -> ${to} TCP ${endpoint.targetPort}` })),
        ),
  );
  const toAll = shown.flatMap((one) =>
    all.flatMap(({ name }) => callees(one).map((to) => `${name} -> ${to} TCP ${one.targetPort}`)),
  );
  const toRanges = declared.flatMap(({ client, endpoint }) =>
    endpoint.cidrs.flatMap((cidr) =>
      callers(client, endpoint.hostPort).map((from) => `${from} -> ${cidr} TCP ${endpoint.targetPort}`),
    ),
  );
  const among = reach.amongPods.filter(({ from, to }) => isOwn(from) || isOwn(to));
  return {
    pods: ways(texts(among), [...toPods.map(({ text }) => text), ...questions]),
    outside: ways(texts(reach.toOutside.filter(({ from }) => isOwn(from))), toRanges),
    world: ways(
      texts(reach.fromOutside.filter(({ to }) => isOwn(to))),
      shown.flatMap((one) =>
        WORLD.flatMap((range) => callees(one).map((to) => `${range} -> ${to} TCP ${one.targetPort}`)),
      ),
    ),
    letIn: ways(texts(reachIn(oneSided(objects, 'Ingress')).amongPods.filter(({ to }) => isOwn(to))), [
      ...toPods.filter(({ to }) => isOwn(to)).map(({ text }) => text),
      ...toAll,
    ]),
    letOut: ways(texts(reachIn(oneSided(objects, 'Egress')).amongPods.filter(({ from }) => isOwn(from))), [
      ...toPods.filter(({ from }) => isOwn(from)).map(({ text }) => text),
      ...questions,
    ]),
    stranger: ways(
      among.filter(({ from, to }) => from.endsWith('/stranger') && isOwn(to)).map(({ to }) => to),
      environment.edge.form === 'node-port' ? shown.flatMap(callees) : [],
    ),
  };
}

/** What the policies open is what the constructs state. */
export const REACH_RULE: Check = {
  rule: 'the policies open what was stated, nothing more and nothing less',
  reads: ['NetworkPolicy', 'Namespace', 'Cluster', 'RabbitmqCluster', ...WORKLOADS],
  broken: (platform) =>
    Object.values(reached(platform)).flatMap(({ found, stated }: Ways) => differences(found, stated)),
};

/** Pods that stand in no manifest: others' pods that are named, and strangers wherever one may be taken for them. */
function othersOf(declared: readonly Declared[]): Identity[] {
  const foreign = foreignOf(declared, ZONES);
  const namespaces = new Set([
    ...ZONES,
    'default',
    'kube-system',
    'istio-system',
    ...foreign.map(({ namespace }) => namespace),
  ]);
  const strangers = [...namespaces].map((namespace) =>
    Identity.foreign({ name: 'stranger', namespace, labels: { app: 'stranger' } }),
  );
  return [DNS, ISTIOD, ...foreign, ...strangers];
}

function isMeshed({ labels }: Group): boolean {
  return labels['sidecar.istio.io/inject'] === 'true';
}

function isOwn(name: string): boolean {
  return ZONES.includes(name.split('/')[0] ?? '');
}

function ways(found: readonly string[], stated: readonly string[]): Ways {
  return { found: sorted(found), stated: sorted(stated) };
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}

/** Pods of others that the platform's connections name, each once. */
function foreignOf(declared: readonly Declared[], zones: readonly string[]): Identity[] {
  const found = declared
    .flatMap(({ client, endpoint }) => [client ?? [], endpoint.identity ?? []].flat())
    .filter(({ namespace }) => !zones.includes(namespace));
  return found.filter((one, index) => found.findIndex((other) => other.sameAs(one)) === index);
}

function texts(found: readonly Opening[]): string[] {
  return found.flatMap(({ from, to, protocol, ports }) =>
    ports.split(', ').map((port) => `${from} -> ${to} ${protocol} ${port}`),
  );
}
