import type { IConstruct } from 'constructs';
import type { Application } from '../application/application';
import type { Connection } from '../core/connection';
import type { ValueOwner } from '../core/chart-value';
import { placeOf, refuse, shown } from '../core/errors';
import { Identity } from '../core/identity';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { namespaceOf } from '../core/object-names';
import { imageVersion } from '../core/value-kinds';
import { Mesh } from '../mesh/mesh';
import type { ApiAccess } from '../policy/access/api-access';
import type { CloudIdentity } from '../policy/access/cloud-identity';

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
  readonly apiAccess?: ApiAccess;
  readonly cloudIdentity?: CloudIdentity;
  /** Whether its pods get a sidecar where there is a mesh. */
  readonly sidecar?: boolean;
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
  /** Whose the values of its Helm chart are. */
  readonly owner: ValueOwner;
  /** Labels of its objects and pods: the identity and what may change without changing selectors. */
  readonly labels: { readonly [key: string]: string };
  /** Labels that select its pods: the identity, and the colour where a rollout keeps two. */
  readonly selector: { readonly [key: string]: string };
  readonly application: Application;
  /** Where the image stands among the values of its Helm chart. */
  readonly imageKey: readonly string[];
  readonly roles: { readonly [role: string]: Connection };
  /** Why and how its account is more than a name, where it is. */
  readonly apiAccess?: ApiAccess;
  readonly cloudIdentity?: CloudIdentity;
  /** The mesh that its pods have a sidecar of, if they do. */
  readonly mesh?: Mesh;
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
  const namespace = namespaceOf(scope, props.namespace);
  checkFurtherLabels(props.labels ?? {}, place);
  const identity = Identity.of({
    name,
    namespace,
    component: props.component,
    labels: props.labels,
    sidecar: props.sidecar,
  });
  const owner = { namespace, name, port: props.application.ports[0]?.containerPort };
  return {
    place,
    name,
    names,
    namespace,
    identity,
    owner,
    labels: { ...identity.selector, ...versionLabels(props.application, owner) },
    selector: identity.selector,
    application: props.application,
    imageKey: ['image'],
    roles: props.roles ?? {},
    apiAccess: props.apiAccess,
    cloudIdentity: props.cloudIdentity,
    mesh: props.sidecar === false ? undefined : Mesh._of(scope),
  };
}

/** Refuses labels that the library writes itself: in a selector they would not match the pods of the next version. */
function checkFurtherLabels(labels: { readonly [key: string]: string }, place: string): void {
  const taken = Object.keys(labels).find((key) => key === LABEL.version || key === LABEL.managedBy);
  if (taken !== undefined) {
    refuse({
      code: 'LABEL_INVALID',
      place,
      expected: `further labels must not be ${LABEL.version} or ${LABEL.managedBy}`,
      got: shown(taken),
      example: `labels: { 'example.com/team': 'payments' }`,
    });
  }
}

/** Metadata of an object that belongs to a workload; `name` where it is not the workload's own. */
export function metadataOf(workload: Blueprint, name = workload.name) {
  return { name, namespace: workload.namespace, labels: { ...workload.labels } };
}

function versionLabels(application: Application, owner: ValueOwner): { [key: string]: string } {
  return { [LABEL.version]: imageVersion(owner, application.image), [LABEL.managedBy]: MANAGED_BY };
}
