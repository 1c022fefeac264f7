import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Application } from '../application/application';
import type { Connection } from '../core/connection';
import { placeOf } from '../core/errors';
import { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';

/** Names of objects that must keep the ones they already have in a cluster. */
export interface ObjectNames {
  /**
   * Name of the program's container.
   * @default - the workload's name
   */
  readonly container?: string;
  /**
   * Name of the Service that clients use.
   * @default - the workload's name
   */
  readonly service?: string;
  /**
   * Name of the HorizontalPodAutoscaler.
   * @default - the workload's name
   */
  readonly autoscaler?: string;
}

/** What a workload construct is told about who it is. */
export interface BlueprintProps {
  readonly name?: string;
  readonly application: Application;
  readonly roles?: { [role: string]: Connection };
  readonly component?: string;
  readonly namespace?: string;
  readonly labels?: { [key: string]: string };
  readonly names?: ObjectNames;
  readonly longestName?: number;
}

/** Who a workload is and how its objects are called: settled once, then read by every part of it. */
export interface Blueprint {
  /** Path of the construct, for messages. */
  readonly place: string;
  /** Name of the workload and of its main objects, whatever stands around it. */
  readonly name: string;
  readonly names: Required<ObjectNames>;
  readonly namespace: string;
  readonly identity: Identity;
  /** Labels of its objects and pods: the identity and what may change without changing selectors. */
  readonly labels: { readonly [key: string]: string };
  readonly application: Application;
  readonly roles: { readonly [role: string]: Connection };
}

/** Settles who a workload is. Its name is given or the construct's own id: moving the construct renames nothing. */
export function blueprint(scope: IConstruct, props: BlueprintProps): Blueprint {
  const place = placeOf(scope);
  const name = checkObjectName(props.name ?? scope.node.id, place, props.longestName);
  const names = {
    container: checkObjectName(props.names?.container ?? name, place),
    service: props.names?.service ?? name,
    autoscaler: checkObjectName(props.names?.autoscaler ?? name, place),
  };
  const namespace = props.namespace ?? Chart.of(scope).namespace ?? 'default';
  const identity = Identity.of({ name, namespace, component: props.component, labels: props.labels });
  return {
    place,
    name,
    names,
    namespace,
    identity,
    labels: { ...identity.selector, ...versionLabels(props.application) },
    application: props.application,
    roles: props.roles ?? {},
  };
}

/** Metadata of an object that belongs to a workload; `name` where it is not the workload's own. */
export function metadataOf(workload: Blueprint, name = workload.name) {
  return { name, namespace: workload.namespace, labels: { ...workload.labels } };
}

function versionLabels(application: Application): { [key: string]: string } {
  return { [LABEL.version]: application.image._version, [LABEL.managedBy]: MANAGED_BY };
}
