import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';
import type { Controller } from './rollout/form';
import type { VerticalAutoscaling } from './vertical-autoscaling';
import { checkVertical, type VerticalNeighbours } from './vertical-check';
import { resourceValues } from '../core/resource-values';
import type { Resources } from '../core/resources';

/** What a vertical autoscaler is told about the workload. */
export interface VerticalProps extends VerticalNeighbours {
  readonly vertical?: VerticalAutoscaling;
  /** The fewest pods that it ever has: while fewer live, none is evicted. */
  readonly fewest: number;
}

/** What makes the pods; its name is the autoscaler's too. */
type Scaled = Pick<Controller, 'target' | 'workload'> & { readonly suffix?: string };

/**
 * Writes the VerticalPodAutoscaler of what makes a workload's pods; none where nothing is asked for. It controls requests
 * alone: a limit is what the program was configured for.
 * @see https://github.com/kubernetes/autoscaler/blob/master/vertical-pod-autoscaler/docs/api.md
 */
export function writeVerticalAutoscaler(
  scope: Construct,
  { suffix = '', target, workload }: Scaled,
  props: VerticalProps,
): void {
  const { vertical, fewest } = props;
  if (vertical?._mode === undefined) {
    return;
  }
  checkVertical(vertical, props, workload.place);
  new ApiObject(scope, `vertical-autoscaler${suffix}`, {
    apiVersion: 'autoscaling.k8s.io/v1',
    kind: 'VerticalPodAutoscaler',
    metadata: metadataOf(workload, target.name),
    spec: {
      targetRef: { ...target },
      updatePolicy: { updateMode: vertical._mode, ...(vertical._applies ? { minReplicas: fewest } : {}) },
      resourcePolicy: {
        containerPolicies: vertical._applies
          ? [applied(workload, vertical, props.resources), { containerName: '*', mode: 'Off' }]
          : [{ containerName: '*', controlledValues: 'RequestsOnly' }],
      },
    },
  });
}

/** The program's own container, between its least and its limits: values of the Helm chart where the container has them. */
function applied(workload: Blueprint, { _resources: controlled, _least }: VerticalAutoscaling, resources: Resources) {
  const { names, owner, application } = workload;
  const { requests, limits } = resourceValues(resources, owner, [], application._props.configuredForMemory);
  const of = (amounts: { readonly cpu?: string; readonly memory: string }) =>
    Object.fromEntries(controlled.map((resource) => [resource, amounts[resource]]));
  return {
    containerName: names.container,
    controlledResources: [...controlled],
    controlledValues: 'RequestsOnly',
    minAllowed: of(_least?._manifest().requests ?? requests),
    maxAllowed: of(limits),
  };
}
