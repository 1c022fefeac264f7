import { autoscalerOf, workloadOf, type NamedCase } from './autoscaling/case-objects';
import { CaseMetrics } from './autoscaling/case-metrics';
import { SCALING_CASE, type ScalingCase } from './autoscaling/cases';
import { BROKEN } from './autoscaling/broken';
import { modelled, podsOf } from './autoscaling/modelled';
import { ScaleWatch } from './autoscaling/scale-watch';
import { ServedMetrics } from './autoscaling/served';
import { verdictOf, type LiveAutoscaler } from './autoscaling/verdict';
import { kubectl } from './kubectl';
import { live, type LivePod } from './live';
import { onControlPlane } from './on-control-plane';
import { asList } from './release';
import { WatchStream } from './watch/stream';
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

/** So long a pod counts as starting, and its CPU from before it was ready is not looked at. */
const STARTING = 5 * MINUTES;

onControlPlane(`the autoscaler and our formula (seed ${SEED})`, () => {
  const watch = new ScaleWatch(NAMESPACE);
  const verdicts = new Map<string, number>();
  const autoscalers = new WatchStream<LiveAutoscaler>(
    `/apis/autoscaling/v2/namespaces/${NAMESPACE}/horizontalpodautoscalers`,
    ({ object }) => {
      const name = object.metadata.name.replace('of-', '');
      const verdict = verdictOf(object);
      if (verdict !== undefined && !verdicts.has(name)) verdicts.set(name, verdict);
    },
  );
  let served: ServedMetrics;
  let trouble: unknown;

  /** The scale that was set first, where one was. */
  const scaleOf = ({ name }: NamedCase) => watch.history(`of-${name}`)[1];
  const isMoved = ({ name, scaling }: NamedCase) => verdicts.get(name) !== scaling.replicas;
  const isDecided = (one: NamedCase) => verdicts.has(one.name) && (!isMoved(one) || scaleOf(one) !== undefined);
  const differing = (count: (scaling: ScalingCase) => number) =>
    CASES.filter(({ name, scaling }) => verdicts.get(name) !== count(scaling));

  beforeAll(async () => {
    const figures = new CaseMetrics(CASES);
    served = await ServedMetrics.start(NAMESPACE, figures);
    try {
      const begin = Date.now();
      await kubectl(['create', '-n', NAMESPACE, '-f', '-'], asList(CASES.flatMap(workloadOf)));
      figures.named(await podsByCase());
      await watch.start();
      await autoscalers.start();
      await kubectl(['create', '-n', NAMESPACE, '-f', '-'], asList(CASES.map(autoscalerOf)));
      await until('a verdict on every case, and what it sets', 5 * MINUTES, () =>
        Promise.resolve(CASES.every(isDecided) ? true : undefined),
      );
      autoscalers.check();
      if (Date.now() - begin > STARTING) throw new Error('too slow to tell: the first pods are no longer starting');
    } catch (error) {
      trouble = error;
    }
  });

  afterAll(async () => {
    autoscalers.stop();
    watch.stop();
    await served.stop();
  });

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
    const moved = CASES.filter(isMoved);
    expect(moved.map(scaleOf)).toEqual(moved.map(({ name }) => verdicts.get(name)));
  });

  it.each(BROKEN)('would not, if the formula %s', (_, broken) => {
    const found = differing((scaling) => desiredReplicas(broken(scaling)));
    expect(found.length).toBeGreaterThan(0);
  });
});

/** Waits until every pod is there that will be, and gives their names in the order of the cases' pods. */
async function podsByCase(): Promise<Map<string, string[]>> {
  const wanted = CASES.flatMap(({ scaling }) => podsOf(scaling));
  const running = wanted.filter(({ role }) => role !== 'pending').length;
  const pods = await until('every pod', 5 * MINUTES, async () => {
    const found = await live<LivePod>('pods', [NAMESPACE]);
    const there = found.filter(({ status }) => status.phase === 'Running').length;
    return found.length === wanted.length && there === running ? found : undefined;
  });
  const named = new Map<string, string[]>();
  for (const { metadata } of pods.sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))) {
    const name = metadata.labels?.case ?? '';
    named.set(name, [...(named.get(name) ?? []), metadata.name]);
  }
  return named;
}
