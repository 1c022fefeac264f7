import { objectName, podsOf, type FinishedContainer, type FinishedObject, type FinishedPods } from './objects';
import { shown, type Issue } from '../../core/errors';

type Labels = { readonly [key: string]: string };

/** What a Service sends requests to. */
interface Served {
  readonly namespace: string;
  readonly selector: Labels;
  readonly ports: readonly (number | string)[];
}

interface Lifecycle {
  readonly preStop?: { readonly sleep?: { readonly seconds?: number } };
}

/** Seconds that a program must have left after its pause. */
const MARGIN_SECONDS = 5;

/** What Kubernetes takes where a pod says nothing. */
const DEFAULT_GRACE_SECONDS = 30;

/**
 * Pods behind a Service that are told to stop before load balancers have forgotten them, or killed before they have drained:
 * whoever wrote their object.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function endIssues(objects: readonly FinishedObject[]): Issue[] {
  const services = new Map<string, Served[]>();
  for (const served of objects.flatMap(servedBy)) {
    services.set(served.namespace, [...(services.get(served.namespace) ?? []), served]);
  }
  return objects.flatMap((object) => {
    const pods = object.kind === 'Job' || object.kind === 'CronJob' ? undefined : podsOf(object);
    const there = services.get(object.metadata.namespace ?? 'default') ?? [];
    return pods === undefined ? [] : pods.containers.flatMap((container) => issuesOf(container, pods, there));
  });
}

function servedBy({ kind, metadata, spec }: FinishedObject): Served[] {
  const selector = spec?.selector as Labels | undefined;
  const ports = (spec?.ports ?? []) as readonly { readonly port: number; readonly targetPort?: number | string }[];
  return kind === 'Service' && selector !== undefined
    ? [
        {
          namespace: metadata.namespace ?? 'default',
          selector,
          ports: ports.map(({ port, targetPort = port }) => targetPort),
        },
      ]
    : [];
}

function issuesOf(container: FinishedContainer, pods: FinishedPods, services: readonly Served[]): Issue[] {
  const ports = (container.ports ?? []).flatMap(({ name, containerPort }) => [containerPort, name ?? containerPort]);
  const serves = services.some(
    (service) =>
      Object.entries(service.selector).every(([key, value]) => pods.labels[key] === value) &&
      service.ports.some((port) => ports.includes(port)),
  );
  return serves ? endOf(container, pods) : [];
}

function endOf(container: FinishedContainer & { readonly lifecycle?: Lifecycle }, pods: FinishedPods): Issue[] {
  const place = objectName(pods.object);
  const { preStop } = container.lifecycle ?? {};
  const grace = Number(pods.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS);
  const least = (preStop?.sleep?.seconds ?? 0) + MARGIN_SECONDS;
  if (preStop === undefined) {
    return [
      {
        code: 'PRE_STOP_MISSING',
        place,
        expected: `container ${shown(container.name)}, which a Service sends requests to, must wait before it stops`,
        got: 'no preStop',
        example: 'lifecycle: { preStop: { sleep: { seconds: 5 } } }',
      },
    ];
  }
  return grace >= least
    ? []
    : [
        {
          code: 'GRACE_TOO_SHORT',
          place,
          expected: `terminationGracePeriodSeconds must leave ${MARGIN_SECONDS} seconds or more after the pause of container ${shown(container.name)}: ${least}`,
          got: String(grace),
          example: `terminationGracePeriodSeconds: ${least + 30}`,
        },
      ];
}
