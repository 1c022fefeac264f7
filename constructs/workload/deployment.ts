import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { writeAutoscaler } from './autoscaler';
import { metadataOf, type Blueprint } from './blueprint';
import { writeBudget } from './budget';
import type { ComponentProps } from './component';
import type { ContainerProps } from './container';
import { objectAnnotations } from './object-annotations';
import { podTemplate } from './pod-template';
import { fewestReplicas, mostReplicas } from './replicas';
import type { Controller, RolloutForm } from './rollout/form';
import { Application } from '../application/application';

/**
 * Writes what keeps a workload's pods, each with its autoscaler, and the budget of those that serve. An autoscaled one
 * states no replicas.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/
 */
export function writeDeployments(
  scope: Construct,
  workload: Blueprint,
  props: ComponentProps,
  form: RolloutForm,
): void {
  const { sizing } = props;
  for (const controller of form.controllers(workload, sizing)) {
    writeController(scope, controller, withImage(props, workload.application, controller.workload.application));
    if (sizing.autoscaling !== undefined && 'minReplicas' in controller.scale) {
      writeAutoscaler(scope, controller, controller.scale, sizing.autoscaling);
    }
  }
  writeBudget(scope, workload, sizing.disruption, fewestReplicas(sizing, workload.place));
}

function writeController(scope: Construct, controller: Controller, props: ComponentProps): void {
  const { id, apiVersion, kind, name, workload, scale, fields } = controller;
  new ApiObject(scope, id, {
    apiVersion,
    kind,
    metadata: { ...metadataOf(workload, name), ...objectAnnotations(workload, props) },
    spec: {
      ...('replicas' in scale ? { replicas: scale.replicas } : {}),
      revisionHistoryLimit: 5,
      ...fields,
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
function withImage(props: ComponentProps, from: Application, { image }: Application): ComponentProps {
  const same = (container: ContainerProps): ContainerProps =>
    container.application.image.reference === from.image.reference
      ? { ...container, application: Application.of({ ...container.application._props, image }) }
      : container;
  return from.image === image
    ? props
    : { ...props, initContainers: props.initContainers?.map(same), sidecars: props.sidecars?.map(same) };
}
