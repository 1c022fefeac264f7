import { podsOf, type FinishedContainer, type FinishedObject } from './objects';
import { quantityValue } from '../../core/quantity';

/** What pods ask of a namespace: keys as a ResourceQuota names them. */
export type Demand = { readonly [resource: string]: number };

const RESOURCES = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'] as const;

/** The most that the workloads of a namespace ask for at once: autoscaled to the maximum, in the middle of a rollout. */
export function demandOf(objects: readonly FinishedObject[], namespace: string): Demand {
  const maxima = autoscalingMaxima(objects, namespace);
  const demands = objects
    .filter(({ metadata }) => (metadata.namespace ?? 'default') === namespace)
    .map((object) => times(podDemand(object), podCount(object, maxima)));
  return demands.reduce((sum, demand) => combine(sum, demand, (a, b) => a + b), {});
}

/** One pod, as the scheduler counts it: the containers and sidecars together, or the largest init container. */
function podDemand(object: FinishedObject): Demand {
  const pods = podsOf(object);
  if (pods === undefined) {
    return OPERATED.has(object.kind)
      ? { pods: 1, ...containerDemand({ name: object.kind, resources: operatedResources(object) }) }
      : {};
  }
  const sidecars = pods.initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always');
  const first = pods.initContainers.filter(({ restartPolicy }) => restartPolicy !== 'Always');
  const running = [...pods.containers, ...sidecars]
    .map(containerDemand)
    .reduce((sum, demand) => combine(sum, demand, (a, b) => a + b), {});
  return { pods: 1, ...first.map(containerDemand).reduce((most, demand) => combine(most, demand, Math.max), running) };
}

function containerDemand({ resources }: FinishedContainer): Demand {
  const entries = RESOURCES.map((key) => {
    const [kind, resource] = key.split('.') as ['requests' | 'limits', string];
    const text = resources?.[kind]?.[resource];
    return [key, text === undefined ? 0 : quantityValue(text, key)] as const;
  });
  return Object.fromEntries(entries);
}

/** Custom resources whose operators make pods: the field that says how many. */
const OPERATED: ReadonlyMap<string, string> = new Map([
  ['Cluster', 'instances'],
  ['RabbitmqCluster', 'replicas'],
]);

function operatedResources(object: FinishedObject): FinishedContainer['resources'] {
  return object.spec?.resources as FinishedContainer['resources'];
}

function podCount(object: FinishedObject, maxima: ReadonlyMap<string, number>): number {
  const spec = object.spec ?? {};
  switch (object.kind) {
    case 'Deployment': {
      const most = maxima.get(object.metadata.name) ?? Number(spec.replicas ?? 1);
      const rolling = (spec.strategy as { rollingUpdate?: { maxSurge?: number | string } } | undefined)?.rollingUpdate;
      return most + surge(rolling?.maxSurge ?? 0, most);
    }
    case 'StatefulSet':
      return Number(spec.replicas ?? 1);
    case 'Job':
    case 'CronJob':
      return 1;
    default: {
      const field = OPERATED.get(object.kind);
      return field === undefined ? 0 : Number(spec[field] ?? 1);
    }
  }
}

function surge(maxSurge: number | string, replicas: number): number {
  return typeof maxSurge === 'number' ? maxSurge : Math.ceil((parseInt(maxSurge, 10) / 100) * replicas);
}

function autoscalingMaxima(objects: readonly FinishedObject[], namespace: string): ReadonlyMap<string, number> {
  return new Map(
    objects
      .filter(({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.namespace === namespace)
      .map(({ spec }) => [(spec?.scaleTargetRef as { name: string }).name, Number(spec?.maxReplicas)]),
  );
}

function times(demand: Demand, count: number): Demand {
  return Object.fromEntries(Object.entries(demand).map(([key, value]) => [key, value * count]));
}

function combine(a: Demand, b: Demand, by: (a: number, b: number) => number): Demand {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return Object.fromEntries([...keys].map((key) => [key, by(a[key] ?? 0, b[key] ?? 0)]));
}
