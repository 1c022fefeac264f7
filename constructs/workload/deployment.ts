import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { writeAutoscaler } from './autoscaler';
import { metadataOf, type Blueprint } from './blueprint';
import { writeBudget } from './budget';
import type { ComponentProps } from './component';
import type { ContainerProps } from './container';
import { deadlineSeconds } from './deadline';
import { objectAnnotations } from './object-annotations';
import { podTemplate } from './pod-template';
import { fewestReplicas, mostReplicas } from './replicas';
import type { Controller, RolloutForm } from './rollout/form';
import { settledSizing, type SettledSizing } from './settled-sizing';
import { writeVerticalAutoscaler } from './vertical-autoscaler';
import { Application } from '../application/application';

/** What every component takes, and no load is left in its sizing. */
interface SettledProps extends ComponentProps {
  readonly sizing: SettledSizing;
}

/**
 * Writes what keeps a workload's pods, each with its autoscalers, and the budget of those that serve. An autoscaled one
 * states no replicas.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export function writeDeployments(
  scope: Construct,
  workload: Blueprint,
  props: ComponentProps,
  form: RolloutForm,
): void {
  const { place } = workload;
  const sizing = settledSizing(props.sizing, { place, maxUnavailable: form.maxUnavailable, fixed: false });
  const settled = { ...props, sizing };
  const fewest = fewestReplicas(sizing, place);
  for (const controller of form.controllers(workload, sizing)) {
    writeController(scope, controller, withImage(settled, workload.application, controller.workload.application));
    if (sizing.autoscaling !== undefined && 'minReplicas' in controller.scale) {
      writeAutoscaler(scope, controller, controller.scale, sizing.autoscaling);
    }
    writeVerticalAutoscaler(scope, controller, { ...sizing, fewest });
  }
  writeBudget(scope, workload, sizing.disruption, fewest);
}

function writeController(scope: Construct, controller: Controller, props: SettledProps): void {
  const { id, target, workload, scale, fields } = controller;
  new ApiObject(scope, id, {
    apiVersion: target.apiVersion,
    kind: target.kind,
    metadata: { ...metadataOf(workload, target.name), ...objectAnnotations(workload, props) },
    spec: {
      ...('replicas' in scale ? { replicas: scale.replicas } : {}),
      revisionHistoryLimit: 5,
      ...fields,
      progressDeadlineSeconds: deadlineSeconds(controller, props),
      selector: { matchLabels: { ...workload.selector } },
      template: podTemplate(workload, {
        ...props,
        resources: props.sizing.resources,
        spreading: mostReplicas(props.sizing) > 1 ? 'by-version' : 'none',
      }),
    },
  });
}

/** The containers beside the program that run its image run it in the same version. */
function withImage(props: SettledProps, from: Application, { image }: Application): SettledProps {
  const same = (container: ContainerProps): ContainerProps =>
    container.application.image.reference === from.image.reference
      ? { ...container, application: Application.of({ ...container.application._props, image }) }
      : container;
  return from.image === image
    ? props
    : { ...props, initContainers: props.initContainers?.map(same), sidecars: props.sidecars?.map(same) };
}
