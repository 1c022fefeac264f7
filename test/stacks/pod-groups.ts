import { podSpec, type Manifest } from './manifests';
import type { Identity } from '../../constructs';

/** Pods that policies take for the same. */
export interface Group {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
}

/** The pods of an identity. */
export function pods({ name, namespace, selector }: Identity): Group {
  return { name: `${namespace}/${name}`, namespace, labels: selector };
}

/** The pods of each workload, read for the tests: templates, and what operators and cert-manager label. */
export function podsOf(objects: readonly Manifest[]): Group[] {
  return objects.flatMap((object) => {
    const { name, namespace = '' } = object.metadata;
    const labels = labelsOf(object);
    return labels === undefined ? [] : [{ name: `${namespace}/${name}`, namespace, labels }];
  });
}

function labelsOf(object: Manifest): Group['labels'] | undefined {
  if (object.kind === 'Cluster') return { 'cnpg.io/cluster': object.metadata.name };
  if (object.kind === 'RabbitmqCluster') return { 'app.kubernetes.io/name': object.metadata.name };
  if (object.kind === 'Certificate') return { 'acme.cert-manager.io/http01-solver': 'true' };
  if (podSpec(object)?.containers === undefined) return undefined;
  const spec = object.spec as { template?: Template; jobTemplate?: { spec: { template: Template } } };
  return (spec.jobTemplate?.spec.template ?? spec.template)?.metadata.labels;
}

interface Template {
  readonly metadata: { readonly labels: Group['labels'] };
}

/** Whether these pods are the ones that an identity selects. */
export function isOf(group: Group, identity: Identity): boolean {
  return (
    group.namespace === identity.namespace &&
    Object.entries(identity.selector).every(([key, value]) => group.labels[key] === value)
  );
}
