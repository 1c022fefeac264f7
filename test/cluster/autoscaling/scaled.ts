import { Autoscaling, Resources, StatelessService, Worker } from '../../../constructs';
import { server, program } from '../../constructs/samples';
import { manifestsOf, NAMESPACE } from '../../properties/outcome';
import type { FinishedObject } from '../../../constructs/policy/pass/objects';

export { NAMESPACE };

/** Bounds of what is scaled here. */
export const FEWEST = 2;
export const MOST = 12;

/** A workload of the library's own that scales by one metric. */
export interface Scaled {
  readonly name: string;
  /** What a pod is to hold, in thousandths of the metric's unit. */
  readonly targetMillis: number;
  readonly objects: readonly FinishedObject[];
}

const RESOURCES = Resources.parse({ cpu: '100m', memory: '64Mi' });
const BOUNDS = { minReplicas: FEWEST, maxReplicas: MOST };

/** One by a resource, one by a custom metric of its pods, one by an external metric. */
export const SCALED: readonly Scaled[] = [
  { name: 'by-cpu', targetMillis: 60, objects: service('by-cpu') },
  {
    name: 'by-requests',
    targetMillis: 100_000,
    objects: withMetric(service('by-requests'), {
      type: 'Pods',
      pods: { metric: { name: 'http_requests_per_second' }, target: { type: 'AverageValue', averageValue: '100' } },
    }),
  },
  {
    name: 'by-queue',
    targetMillis: 30_000,
    objects: withMetric(worker('by-queue'), {
      type: 'External',
      external: {
        metric: { name: 'queue_messages_ready', selector: { matchLabels: { queue: 'orders' } } },
        target: { type: 'AverageValue', averageValue: '30' },
      },
    }),
  },
];

function service(name: string): readonly FinishedObject[] {
  const autoscaling = Autoscaling.of({ ...BOUNDS, cpu: 60 });
  return made(
    manifestsOf(
      (chart) =>
        new StatelessService(chart, name, { application: server(), sizing: { resources: RESOURCES, autoscaling } }),
    ),
  );
}

function worker(name: string): readonly FinishedObject[] {
  const autoscaling = Autoscaling.of({ ...BOUNDS, cpu: 60 });
  return made(
    manifestsOf(
      (chart) => new Worker(chart, name, { application: program(), sizing: { resources: RESOURCES, autoscaling } }),
    ),
  );
}

function made(outcome: ReturnType<typeof manifestsOf>): readonly FinishedObject[] {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.made.objects;
}

function withMetric(objects: readonly FinishedObject[], metric: object): readonly FinishedObject[] {
  return objects.map((object) =>
    object.kind === 'HorizontalPodAutoscaler' ? { ...object, spec: { ...object.spec, metrics: [metric] } } : object,
  );
}
