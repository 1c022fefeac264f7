import { Duration } from 'cdk8s';
import type { QueueLength } from './queue-length';
import { secondsOf } from '../core/amounts';
import { refuse, shown } from '../core/errors';
import { LARGEST_COUNT } from '../core/whole-number';

/** Bounds and targets of horizontal autoscaling. With several targets, the one that asks for most decides. */
export interface AutoscalingProps extends AutoscalingTargets {
  /** Fewest replicas, at least 1. */
  readonly minReplicas: number;
  /** Most replicas, at least the fewest. */
  readonly maxReplicas: number;
}

/** What horizontal autoscaling holds. Alone it stands beside a load, from which the bounds come. */
export interface AutoscalingTargets {
  /**
   * Average CPU use to hold, in percent of the request, 1 to 100.
   * @default - CPU is not looked at; then something else must be
   */
  readonly cpu?: number;
  /**
   * Average memory use to hold, in percent of the request, 1 to 100.
   * @default - memory is not looked at
   */
  readonly memory?: number;
  /**
   * Requests per second that each pod is to serve on average, whole, at least 1. The application says which counter.
   * @default - requests are not looked at
   */
  readonly requestsPerSecond?: number;
  /**
   * Queues that it empties, and how many messages may wait in each for a replica.
   * @default - no queue is looked at
   */
  readonly queues?: QueueLength[];
  /**
   * How long fewer replicas must have been enough before one goes: whole seconds, at most an hour.
   * @default Duration.minutes(5)
   */
  readonly scaleDownAfter?: Duration;
}

/**
 * Horizontal autoscaling: up at once, down slowly.
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export class Autoscaling {
  /** `Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 })`. */
  public static of(props: AutoscalingProps): Autoscaling {
    checkBounds(props);
    checkTargets(props);
    checkQueues(props.queues ?? []);
    return new Autoscaling(props, scaleDownSeconds(props.scaleDownAfter));
  }

  /** Fewest replicas. */
  public readonly minReplicas: number;
  /** Most replicas. */
  public readonly maxReplicas: number;
  /** CPU target in percent of the request. */
  public readonly cpu: number | undefined;
  /** Memory target in percent of the request. */
  public readonly memory: number | undefined;
  /** Requests per second that each pod is to serve. */
  public readonly requestsPerSecond: number | undefined;
  /** Queues that it empties. */
  public readonly queues: QueueLength[];

  private constructor(
    props: AutoscalingProps,
    /** @internal */
    readonly _scaleDownSeconds: number,
  ) {
    this.minReplicas = props.minReplicas;
    this.maxReplicas = props.maxReplicas;
    this.cpu = props.cpu;
    this.memory = props.memory;
    this.requestsPerSecond = props.requestsPerSecond;
    this.queues = [...(props.queues ?? [])];
  }
}

function checkBounds({ minReplicas, maxReplicas }: AutoscalingProps): void {
  const whole = Number.isInteger(minReplicas) && Number.isInteger(maxReplicas);
  if (!whole || minReplicas < 1 || maxReplicas < minReplicas || maxReplicas > LARGEST_COUNT) {
    invalid(`bounds must be whole numbers with 1 <= minReplicas <= maxReplicas <= ${LARGEST_COUNT}`, {
      minReplicas,
      maxReplicas,
    });
  }
}

function checkTargets({ cpu, memory, requestsPerSecond, queues = [] }: AutoscalingProps): void {
  if ([cpu, memory, requestsPerSecond].every((target) => target === undefined) && queues.length === 0) {
    invalid('at least one target (cpu, memory, requestsPerSecond or queues) must be given', {});
  }
  for (const share of [cpu, memory]) {
    if (share !== undefined && !(Number.isInteger(share) && share >= 1 && share <= 100)) {
      invalid('a target must be a whole percentage from 1 to 100 of the request', { cpu, memory });
    }
  }
  if (requestsPerSecond !== undefined && !(Number.isInteger(requestsPerSecond) && isCount(requestsPerSecond))) {
    invalid(`requestsPerSecond must be a whole number from 1 to ${LARGEST_COUNT}`, { requestsPerSecond });
  }
}

function isCount(number: number): boolean {
  return number >= 1 && number <= LARGEST_COUNT;
}

/** Two targets for one queue would hold each other's place in a Helm chart, and the lower one alone would ever count. */
function checkQueues(queues: readonly QueueLength[]): void {
  const names = queues.map(({ broker, queue }) => `${broker.namespace}/${broker.name}/${queue}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    invalid('each queue must be named once', { queue: twice });
  }
}

/** Longest that Kubernetes waits. */
const LONGEST_SECONDS = 3600;

function scaleDownSeconds(duration: Duration = Duration.minutes(5)): number {
  const seconds = secondsOf(duration, { field: 'scaleDownAfter', place: 'Autoscaling.of', least: 0 });
  return seconds <= LONGEST_SECONDS
    ? seconds
    : invalid('scaleDownAfter must be at most an hour', { scaleDownAfter: `${seconds} seconds` });
}

function invalid(expected: string, got: object): never {
  return refuse({
    code: 'AUTOSCALING_INVALID',
    place: 'Autoscaling.of',
    expected,
    got: shown(got),
    example: 'Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 })',
  });
}
