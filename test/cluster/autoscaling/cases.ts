import fc from '../../chance';

/** A metric that a pod reports: the resource's or the custom metric's target, and what each pod is made to use. */
export interface PodMetricCase {
  readonly name: 'cpu' | 'memory' | 'requests';
  /** Percent of the request, or thousandths of the unit for each pod. */
  readonly form: 'utilization' | 'average';
  readonly target: number;
  /** Thousandths that each pod uses, in the order of the pods' names. */
  readonly used: readonly number[];
}

/** A metric that no pod reports, in thousandths; one total for each series. */
export interface ExternalCase {
  readonly name: 'queue';
  readonly target: number;
  readonly series: readonly number[];
}

export type ScalingMetricCase = PodMetricCase | ExternalCase;

/** What stands beside the replicas of a Deployment under its selector: as it does during a rollout. */
export interface Beside {
  /** Pods that nobody has scheduled yet. */
  readonly pending: number;
  /** Pods that run. */
  readonly running: number;
}

/** One workload, its autoscaler, and what that reads. */
export interface ScalingCase {
  readonly replicas: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Thousandths of CPU, and of bytes of memory, that a replica requests; pods beside it request twice as much. */
  readonly requests: { readonly cpu: number; readonly memory: number };
  readonly beside: Beside;
  /** For each pod in turn, where it is not as usual: no sample of it comes, or one that began before it was ready. */
  readonly oddities: readonly ('usual' | 'missing' | 'early')[];
  readonly metrics: readonly ScalingMetricCase[];
}

/** Most pods of one case. */
const PODS = 10;

const MEBI = 2 ** 20 * 1000;

const whole = (min: number, max: number) => fc.integer({ min, max });

/** How far from its target a metric is: anywhere, or where the tolerance ends. */
const RATIO = fc.oneof(
  { weight: 2, arbitrary: whole(0, 870) },
  { weight: 2, arbitrary: whole(1130, 4000) },
  { weight: 2, arbitrary: fc.constantFrom(900, 1000, 1100) },
  { weight: 3, arbitrary: fc.oneof(whole(870, 930), whole(1070, 1130)) },
);

/** What each pod uses: the same, give or take. */
const SPREAD = fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, whole(-200, 200)), {
  minLength: PODS,
  maxLength: PODS,
});

const SHARE = fc.record({ ratio: RATIO, spread: SPREAD });

/** Thousandths for each pod, so that in the mean they are about `ratio` thousandths of `target`. */
const used = (target: number, { ratio, spread }: { ratio: number; spread: readonly number[] }): number[] =>
  spread.map((off) => Math.max(0, Math.round((target * ratio * (1000 + off)) / 1e6)));

const resource = (name: 'cpu' | 'memory', request: number, unit: number): fc.Arbitrary<PodMetricCase> =>
  fc.oneof(
    fc.record({ target: whole(5, 150), share: SHARE }).map(({ target, share }) => ({
      name,
      form: 'utilization' as const,
      target,
      used: used((request * target) / 100, share).map((millis) => Math.round(millis / unit) * unit),
    })),
    fc.record({ target: whole(1, 100), share: SHARE }).map(({ target, share }) => ({
      name,
      form: 'average' as const,
      target: target * unit,
      used: used(target * unit, share).map((millis) => Math.round(millis / unit) * unit),
    })),
  );

const REQUESTS: fc.Arbitrary<PodMetricCase> = fc
  .record({ target: whole(1, 100_000), share: SHARE })
  .map(({ target, share }) => ({ name: 'requests', form: 'average', target, used: used(target, share) }));

const queue = (replicas: number): fc.Arbitrary<ExternalCase> =>
  fc.record({ target: whole(1, 100_000), share: SHARE, series: whole(1, 3) }).map(({ target, share, series }) => ({
    name: 'queue',
    target,
    series: used((target * replicas) / series, share).slice(0, series),
  }));

/** Any workload that fits on a few simulated nodes, two hundred times. */
export const SCALING_CASE: fc.Arbitrary<ScalingCase> = fc
  .record({
    replicas: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 30, arbitrary: whole(1, 6) }),
    minReplicas: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, whole(1, 5)),
    room: fc.oneof({ weight: 3, arbitrary: fc.constant(40) }, whole(0, 9)),
    requests: fc.record({ cpu: whole(5, 40), memory: whole(1, 30).map((count) => count * MEBI) }),
    beside: fc.oneof(
      { weight: 2, arbitrary: fc.constant({ pending: 0, running: 0 }) },
      fc.record({ pending: whole(0, 2), running: whole(0, 2) }),
    ),
    oddities: fc.oneof(
      { weight: 2, arbitrary: fc.constant([]) },
      fc.array(
        fc.constantFrom('usual' as const, 'usual' as const, 'usual' as const, 'missing' as const, 'early' as const),
        {
          minLength: PODS,
          maxLength: PODS,
        },
      ),
    ),
  })
  .chain((workload) => {
    const kinds: fc.Arbitrary<ScalingMetricCase>[] = [
      resource('cpu', workload.requests.cpu, 1),
      resource('memory', workload.requests.memory, 1000),
      REQUESTS,
      queue(Math.max(1, workload.replicas)),
    ];
    const some = fc
      .oneof(whole(1, 1), whole(2, 3))
      .chain((count) => fc.subarray(kinds, { minLength: count, maxLength: count }));
    return some
      .chain((chosen) => fc.tuple(...chosen))
      .map((metrics) => ({ ...workload, maxReplicas: workload.minReplicas + workload.room, metrics }));
  });
