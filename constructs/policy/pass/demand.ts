import { injectedContainers } from './injected';
import { amountsOf, limitRangesOf, type Amounts } from './limit-ranges';
import { replicaBoundsOf } from './replica-bounds';
import { countOf, podsOf, type FinishedContainer, type FinishedObject } from './objects';
import { operatedContainer, operatedCount } from './operated';
import { raised, verticalMaxima, type VerticalMaxima } from './vertical';
import { combine, ContainerKind, podRequests, times } from '../../capacity/pod-requests';
import { own } from '../../core/own';
import { quantityValue } from '../../core/quantity';

/** What pods ask of a namespace: keys as a ResourceQuota names them. */
export type Demand = { readonly [resource: string]: number };

const RESOURCES = ['requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'] as const;

/** One workload: what one of its pods asks for, and how many of them there may be at once. */
export interface WorkloadDemand {
  readonly object: FinishedObject;
  readonly pod: Demand;
  /** Autoscaled to the maximum, in the middle of a rollout. None for a DaemonSet: the nodes say how many. */
  readonly count: number;
  /** Autoscaled to the minimum, and no rollout. */
  readonly fewest: number;
}

/** What each workload asks for. Objects without pods ask for nothing. */
export function workloadDemands(objects: readonly FinishedObject[]): WorkloadDemand[] {
  const defaults = limitRangesOf(objects);
  const replicas = replicaBoundsOf(objects);
  const vertical = verticalMaxima(objects);
  return objects.map((object) => ({
    object,
    pod: podDemand(object, defaults.get(object.metadata.namespace ?? 'default'), vertical),
    count: podCount(object, replicas(object).most, true),
    fewest: podCount(object, replicas(object).fewest, false),
  }));
}

/** The most that the workloads of a namespace ask for at once: autoscaled to the maximum, in the middle of a rollout. */
export function demandOf(objects: readonly FinishedObject[], namespace: string): Demand {
  return workloadDemands(objects.filter(({ metadata }) => (metadata.namespace ?? 'default') === namespace))
    .map(({ pod, count }) => times(pod, count))
    .reduce((sum, demand) => combine(sum, demand, (a, b) => a + b), {});
}

/** One pod, as the scheduler counts it once it has grown; of a custom resource, the one container that is known. */
function podDemand(object: FinishedObject, defaults: Amounts | undefined, vertical: VerticalMaxima): Demand {
  const pods = podsOf(object);
  const operated = operatedContainer(object);
  const demand = (container: FinishedContainer) => {
    const amounts = amountsOf(container, defaults);
    return demandOfContainer({ ...amounts, requests: { ...amounts.requests, ...raised(container, object, vertical) } });
  };
  if (pods === undefined) {
    return operated === undefined ? {} : { pods: 1, ...demand(operated) };
  }
  const first = [...injectedContainers(pods), ...pods.initContainers].map((container) => ({
    kind: container.restartPolicy === 'Always' ? ContainerKind.SIDECAR : ContainerKind.INIT,
    requests: demand(container),
  }));
  const main = pods.containers.map((container) => ({ kind: ContainerKind.MAIN, requests: demand(container) }));
  return { pods: 1, ...podRequests([...first, ...main]) };
}

function demandOfContainer(amounts: Amounts): Demand {
  const entries = RESOURCES.map((key) => {
    const [kind, resource] = key.split('.') as ['requests' | 'limits', string];
    const text = own(amounts[kind], resource);
    return [key, text === undefined ? 0 : quantityValue(text, key)] as const;
  });
  return Object.fromEntries(entries);
}

function podCount(object: FinishedObject, pods: number, rollout: boolean): number {
  const spec = object.spec ?? {};
  switch (object.kind) {
    case 'Deployment': {
      const rolling = (spec.strategy as { rollingUpdate?: { maxSurge?: number | string } } | undefined)?.rollingUpdate;
      return rollout ? pods + countOf(rolling?.maxSurge ?? 0, pods, Math.ceil) : pods;
    }
    case 'Rollout':
      // Argo keeps the version that serves whole while the other one grows.
      return rollout ? 2 * pods : pods;
    case 'StatefulSet':
      return pods;
    case 'Job':
    case 'CronJob':
      return 1;
    default:
      return operatedCount(object);
  }
}
