import { autoscalerOf, workloadOf, type NamedCase } from './autoscaling/case-objects';
import { CaseMetrics } from './autoscaling/case-metrics';
import { SCALING_CASE, type ScalingCase } from './autoscaling/cases';
import { BROKEN } from './autoscaling/broken';
import { modelled, podsOf } from './autoscaling/modelled';
import { ServedMetrics } from './autoscaling/served';
import { verdictOf, type LiveAutoscaler } from './autoscaling/verdict';
import { kubectl } from './kubectl';
import type { LivePod } from './live';
import { onControlPlane } from './on-control-plane';
import { asList } from './release';
import type { Listed } from './api';
import { desiredReplicas } from '../../constructs/capacity/desired-replicas';
import fc, { SEED } from '../chance';
import { until } from '../node/wait';
import { runs } from '../properties/outcome';

const NAMESPACE = 'formula';
const MINUTES = 60_000;

/** Workloads that are scaled at the same time; PROPERTIES_RUNS makes it more, PROPERTIES_SEED others. */
const CASES: readonly NamedCase[] = fc
  .sample(SCALING_CASE, { numRuns: runs(240) })
  .map((scaling, index) => ({ name: String(index), scaling }));

interface LiveDeployment {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly replicas: number };
  readonly status: { readonly readyReplicas?: number };
}

onControlPlane(`the autoscaler and our formula (seed ${SEED})`, () => {
  let served: ServedMetrics;
  const verdicts = new Map<string, number>();
  const scales = new Map<string, number>();
  let trouble: unknown;

  const differing = (count: (scaling: ScalingCase) => number) =>
    CASES.filter(({ name, scaling }) => verdicts.get(name) !== count(scaling));

  beforeAll(async () => {
    const figures = new CaseMetrics(CASES);
    served = await ServedMetrics.start(NAMESPACE, () => figures);
    try {
      await kubectl(['create', '-n', NAMESPACE, '-f', '-'], asList(CASES.flatMap(workloadOf)));
      figures.named(await podsByCase(served));
      await served.api.watch<LiveDeployment>(pathOf('apps/v1', 'deployments'), ({ object: { metadata, spec } }) => {
        const name = caseOf(metadata);
        const before = CASES[Number(name)]?.scaling.replicas;
        if (!scales.has(name) && spec.replicas !== before) scales.set(name, spec.replicas);
      });
      await served.api.watch<LiveAutoscaler>(pathOf('autoscaling/v2', 'horizontalpodautoscalers'), ({ object }) => {
        const name = caseOf(object.metadata);
        const verdict = verdictOf(object);
        if (verdict !== undefined && !verdicts.has(name)) verdicts.set(name, verdict);
      });
      await kubectl(['create', '-n', NAMESPACE, '-f', '-'], asList(CASES.map(autoscalerOf)));
      await until('a verdict on every case', 5 * MINUTES, () =>
        Promise.resolve(verdicts.size === CASES.length ? true : undefined),
      );
    } catch (error) {
      trouble = error;
    }
  });

  afterAll(() => served.stop());

  it('decides on every case', () => {
    expect(trouble).toBeUndefined();
    expect(verdicts.size).toBe(CASES.length);
  });

  it('sets the number of replicas that the formula gives, each time', () => {
    const wrong = differing((scaling) => desiredReplicas(modelled(scaling)));
    const told = wrong.map(({ name, scaling }) => ({
      ours: desiredReplicas(modelled(scaling)),
      theirs: verdicts.get(name),
      ...scaling,
    }));
    expect(told).toEqual([]);
    const moved = CASES.filter(({ name, scaling }) => verdicts.get(name) !== scaling.replicas);
    expect(Object.fromEntries(moved.map(({ name }) => [name, scales.get(name)]))).toEqual(
      Object.fromEntries(moved.map(({ name }) => [name, verdicts.get(name)])),
    );
  });

  it.each(BROKEN)('would not, if the formula %s', (_, broken) => {
    const found = differing((scaling) => desiredReplicas(broken(scaling)));
    expect(found.length).toBeGreaterThan(0);
  });
});

const pathOf = (version: string, kind: string) => `/apis/${version}/namespaces/${NAMESPACE}/${kind}`;

const caseOf = ({ name }: { readonly name: string }) => name.replace('of-', '');

/** Waits until every pod is there that will be, and gives their names in the order of the cases' pods. */
async function podsByCase({ api }: ServedMetrics): Promise<Map<string, string[]>> {
  const wanted = CASES.flatMap(({ scaling }) => podsOf(scaling));
  const running = wanted.filter(({ role }) => role !== 'pending').length;
  const pods = await until('every pod', 5 * MINUTES, async () => {
    const { items } = await api.get<Listed<LivePod>>(`/api/v1/namespaces/${NAMESPACE}/pods`);
    const there = items.filter(({ status }) => status.phase === 'Running').length;
    return items.length === wanted.length && there === running ? items : undefined;
  });
  const named = new Map<string, string[]>();
  for (const { metadata } of pods.sort((a, b) => compare(a.metadata.name, b.metadata.name))) {
    const name = metadata.labels?.case ?? '';
    named.set(name, [...(named.get(name) ?? []), metadata.name]);
  }
  return named;
}

const compare = (a: string, b: string) => (a < b ? -1 : 1);
