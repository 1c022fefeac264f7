import type { Autoscaling } from './autoscaling';
import type { Blueprint } from './blueprint';
import type { QueueLength } from './queue-length';
import { refuse } from '../core/errors';
import { quantity } from '../core/value-kinds';
import { BROKER_LABEL, QUEUE_SERIES, rateName } from '../observability/metric-names';

/** What an autoscaler looks at, in the order of its props. */
export function autoscalerMetrics(workload: Blueprint, autoscaling: Autoscaling): object[] {
  const { cpu, memory, requestsPerSecond, queues } = autoscaling;
  return [
    ...Object.entries({ cpu, memory }).flatMap(([name, share]) =>
      share === undefined ? [] : [used(workload, name, share)],
    ),
    ...(requestsPerSecond === undefined ? [] : [served(workload, requestsPerSecond)]),
    ...queues.map((queue) => waiting(queue, perReplica(workload, queues, queue))),
  ];
}

/**
 * A share of what is requested: by the pod, or by the program alone where the mesh adds a sidecar, which would make an idle
 * program look busy and a busy one idle.
 * @see https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#container-resource-metrics
 */
function used({ mesh, names }: Blueprint, name: string, averageUtilization: number): object {
  const measured = { name, target: { type: 'Utilization', averageUtilization } };
  return mesh === undefined
    ? { type: 'Resource', resource: measured }
    : { type: 'ContainerResource', containerResource: { ...measured, container: names.container } };
}

/** Requests per second of each pod. */
function served(workload: Blueprint, target: number): object {
  const description = 'Requests per second that each pod is to serve on average.';
  const averageValue = quantity(workload.owner, ['autoscaling', 'requestsPerSecond'], String(target), description);
  return {
    type: 'Pods',
    pods: { metric: { name: rateName(requestCounter(workload)) }, target: { type: 'AverageValue', averageValue } },
  };
}

/** Messages for each replica. */
function waiting({ broker, queue }: QueueLength, averageValue: string): object {
  const matchLabels = { namespace: broker.namespace, [BROKER_LABEL]: broker.name, queue };
  return {
    type: 'External',
    external: {
      metric: { name: QUEUE_SERIES, selector: { matchLabels } },
      target: { type: 'AverageValue', averageValue },
    },
  };
}

/** A value of the Helm chart where there is one queue: several have no names that values could be called by. */
function perReplica({ owner }: Blueprint, { length }: readonly QueueLength[], target: QueueLength): string {
  const text = String(target.perReplica);
  const description = `Messages of the queue ${target.queue} that may wait for each replica.`;
  return length === 1 ? quantity(owner, ['autoscaling', 'messagesPerReplica'], text, description) : text;
}

function requestCounter({ application, place }: Blueprint): string {
  return (
    application._props.metrics?.requests ??
    refuse({
      code: 'METRIC_UNDECLARED',
      place,
      expected: 'an application that is scaled by its requests must say which of its series counts them',
      got: 'requestsPerSecond without metrics.requests',
      example: `metrics: { port: 'http', requests: 'http_requests_total' }`,
    })
  );
}
