import type { MetricsSource } from './autoscaling/metrics-source';
import { FEWEST, HOLDS, IN_MESH, MOST, NAMESPACE, SCALED, stating, STATING } from './autoscaling/scaled';
import { ScaleWatch } from './autoscaling/scale-watch';
import { ServedMetrics } from './autoscaling/served';
import { kubectl } from './kubectl';
import { onControlPlane } from './on-control-plane';
import { asList } from './release';
import { until } from '../node/wait';

const MINUTES = 60_000;
const NAMES = Object.keys(SCALED);

/** The load on each workload, in pods that hold their target: four fifths of the fewest, and ten times that. */
const QUIET = 0.8 * FEWEST;
const TENFOLD = 10 * QUIET;

/** The library's way back with its periods thirty times shorter: 300 s are 10, a minute is 2 s. */
const FASTER_BACK = { stabilizationWindowSeconds: 10, policies: [{ type: 'Percent', value: 10, periodSeconds: 2 }] };

onControlPlane('the real autoscaler, with metrics that are served here', () => {
  const watch = new ScaleWatch(NAMESPACE);
  let served: ServedMetrics;
  let load = QUIET;
  /** How many numbers each Deployment had been told when it first had its most, and when it had been applied again. */
  const up = new Map<string, number>();
  const again = new Map<string, number>();

  /** The load is shared by the pods that run. */
  const source: MetricsSource = {
    resources: (_, selector) =>
      shared(selector, ({ pod, share }) => ({
        pod,
        usage: { cpu: `${share * HOLDS.cpu}m` },
        ...(pod.startsWith(IN_MESH) ? { container: IN_MESH, sidecar: '900m' } : {}),
      })),
    custom: (_, selector) =>
      shared(selector, ({ pod, share }) => ({ pod, value: `${share * HOLDS.requests * 1000}m` })),
    external: () => Promise.resolve([`${Math.round(load * HOLDS.messages)}`]),
  };
  const shared = <T>(selector: string, sample: (one: { pod: string; share: number }) => T): Promise<T[]> => {
    const pods = watch.running(selector);
    return Promise.resolve(pods.map((pod) => sample({ pod, share: Math.round((load / pods.length) * 1000) / 1000 })));
  };

  const apply = () => kubectl(['apply', '-f', '-'], asList([...Object.values(SCALED).flat(), ...stating()]));
  const all = (names: readonly string[], replicas: number) =>
    until(`${names.join(', ')} at ${replicas}`, 5 * MINUTES, () =>
      Promise.resolve(names.every((name) => watch.has(name, replicas)) ? true : undefined),
    );
  const count = (counts: Map<string, number>) =>
    [...NAMES, STATING].forEach((name) => counts.set(name, watch.history(name).length));

  beforeAll(async () => {
    served = await ServedMetrics.start(NAMESPACE, source);
    await watch.start();
    await apply();
    await all([...NAMES, STATING], FEWEST);
    load = TENFOLD;
    await all([...NAMES, STATING], MOST);
    count(up);
    await apply();
    // It is applied last: what the others were told by the apply was seen before.
    await until('the one that states its replicas is set back', 5 * MINUTES, () =>
      Promise.resolve(watch.history(STATING).length > (up.get(STATING) ?? 0) ? true : undefined),
    );
    count(again);
    const scaleDown = JSON.stringify({ spec: { behavior: { scaleDown: FASTER_BACK } } });
    await kubectl(['patch', 'hpa', '-n', NAMESPACE, ...NAMES, '-p', scaleDown]);
    load = QUIET;
    await all(NAMES, FEWEST);
  });

  afterAll(async () => {
    watch.stop();
    await served.stop();
    process.stderr.write(`\nReplicas, change by change\n\n| scaled | replicas |\n| --- | --- |\n`);
    NAMES.forEach((name) => process.stderr.write(`| ${name} | ${watch.history(name).join(' ')} |\n`));
  });

  describe.each(NAMES)('%s', (name) => {
    const told = () => watch.history(name);
    const top = () => (up.get(name) ?? 0) - 1;
    /** From when the autoscaler first saw to it: before, a Deployment that states no replicas has one. */
    const wayUp = () => told().slice(told().indexOf(FEWEST), top() + 1);
    const wayBack = () => told().slice(top());

    it('goes from its fewest to its most under ten times the load, and not back', () => {
      expect(wayUp()).toEqual([...new Set(wayUp())].sort((a, b) => a - b));
      expect([wayUp()[0], wayUp().at(-1)]).toEqual([FEWEST, MOST]);
    });

    it('comes back to its fewest, by a tenth at a time at most', () => {
      expect(wayBack()).toEqual([...new Set(wayBack())].sort((a, b) => b - a));
      expect([wayBack()[0], wayBack().at(-1)]).toEqual([MOST, FEWEST]);
      const steps = wayBack()
        .slice(1)
        .map((to, index) => ({ from: wayBack()[index] ?? 0, to }));
      expect(steps.filter(({ from, to }) => from - to > Math.ceil(from / 10))).toEqual([]);
    });

    it('is never told to have fewer or more than its bounds, which is seen where they are narrower', () => {
      const whole = [...wayUp(), ...wayBack()];
      const outside = (least: number, most: number) => whole.filter((count) => count < least || count > most);
      expect(outside(FEWEST, MOST)).toEqual([]);
      expect(outside(FEWEST + 1, MOST - 1).length).toBeGreaterThan(1);
    });

    it('keeps its scale when its manifests are applied again', () => {
      expect(again.get(name)).toBe(up.get(name));
    });
  });

  it('is set back by an apply where the manifest states replicas', () => {
    expect(watch.history(STATING)[up.get(STATING) ?? 0]).toBe(FEWEST);
  });
});
