import { parse } from 'yaml';
import { renderManifests } from '../../src/render';
import type { Environment } from '../../stacks/environments/environment';

/** An object of a kind that a definition adds to the API server. */
export interface CustomResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly spec: unknown;
}

/** Groups that every API server serves by itself: an object of any other group needs a definition. */
const BUILT_IN = [
  'admissionregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
];

/** The custom resources among the manifests of an environment. */
export function customResources(environment: Environment): CustomResource[] {
  const texts = renderManifests(environment).flatMap(({ text }) => text.split(/^---\n/m));
  return texts.filter(isCustom).map((text) => parse(text) as CustomResource);
}

/** What a resource's definition is found by, as in `cert-manager.io/v1/Certificate`. */
export function typeOf({ apiVersion, kind }: CustomResource): string {
  return `${apiVersion}/${kind}`;
}

/** The names of all fields in a value, at every depth. */
export function fieldsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(fieldsOf)];
}

/** Seen in the text, as most objects are of other kinds and need not be parsed. */
function isCustom(text: string): boolean {
  const group = /^apiVersion: (.*)\//.exec(text)?.[1];
  return group !== undefined && !BUILT_IN.includes(group);
}
