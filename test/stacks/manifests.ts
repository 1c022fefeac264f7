import { parseAllDocuments } from 'yaml';
import { renderManifests } from '../../src/render';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';

/** A finished object, as the tests read it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [key: string]: string };
    readonly annotations?: { readonly [key: string]: string };
  };
  // The tests look deep into objects of many kinds; a type for each would say nothing that the schemas do not.
  readonly [field: string]: unknown;
}

/** A container, as the tests read it. */
export interface Container {
  readonly name: string;
  readonly image: string;
  readonly restartPolicy?: string;
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: object }[];
  readonly resources: { readonly requests: Quantities; readonly limits: Quantities };
  readonly securityContext: { readonly [field: string]: unknown };
  readonly volumeMounts?: readonly { readonly name: string; readonly mountPath: string; readonly readOnly?: boolean }[];
  readonly readinessProbe?: object;
  readonly startupProbe?: object;
  readonly lifecycle?: { readonly preStop: { readonly sleep?: { readonly seconds: number } } };
}

interface Quantities {
  readonly [resource: string]: string;
}

/** A pod's spec, as the tests read it. */
export interface PodSpec {
  readonly serviceAccountName: string;
  readonly automountServiceAccountToken?: boolean;
  readonly enableServiceLinks?: boolean;
  readonly terminationGracePeriodSeconds: number;
  readonly securityContext: { readonly [field: string]: unknown };
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly { readonly name: string; readonly [field: string]: unknown }[];
  readonly topologySpreadConstraints?: readonly { readonly topologyKey: string }[];
}

/** The objects of an environment. */
export function manifestsOf(environment: Environment): Manifest[] {
  return renderManifests(environment).flatMap(({ text }) =>
    parseAllDocuments(text).map((document) => document.toJS() as Manifest),
  );
}

/** Every environment with its objects, rendered once. */
export const PLATFORMS = ENVIRONMENTS.map((environment) => ({
  name: environment.name,
  environment,
  objects: manifestsOf(environment),
}));

/** The pod spec of an object that has one. */
export function podSpec(object: Manifest): PodSpec | undefined {
  const spec = object.spec as
    { template?: { spec: PodSpec }; jobTemplate?: { spec: { template: { spec: PodSpec } } } } | undefined;
  return object.kind === 'CronJob' ? spec?.jobTemplate?.spec.template.spec : spec?.template?.spec;
}

/** Objects with pods, each with its pod spec. */
export function workloads(objects: readonly Manifest[]): { readonly object: Manifest; readonly pod: PodSpec }[] {
  return objects.flatMap((object) => {
    const pod = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'].includes(object.kind)
      ? podSpec(object)
      : undefined;
    return pod === undefined ? [] : [{ object, pod }];
  });
}

/** Finds one object, or says which of its kind there are. */
export function find(
  objects: readonly Manifest[],
  kind: string,
  namespace: string | undefined,
  name: string,
): Manifest {
  const same = objects.filter((object) => object.kind === kind);
  const found = same.find(({ metadata }) => metadata.name === name && metadata.namespace === namespace);
  if (found === undefined) {
    const names = same.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`);
    throw new Error(`no ${kind} ${namespace ?? ''}/${name}; there are ${names.join(', ')}`);
  }
  return found;
}

/** Says which object it is, for messages. */
export function title({ kind, metadata }: Manifest): string {
  return `${kind} ${metadata.namespace ?? ''}/${metadata.name}`;
}
