import { Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { placeOf, refuse, shown } from './errors';
import { checkObjectName } from './names';

const DNS_1123_SUBDOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** A key of a Secret or ConfigMap, which may become a file's name. */
export const FILE_NAME = /^(?!\.$|\.\.)[-._a-zA-Z0-9]{1,253}$/;

/**
 * Checks the name of an object that is named, not made, here: a Secret, a class, an issuer. Dots are allowed in it.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-subdomain-names
 */
export function checkReference(name: string, field: string, place: string): string {
  if (!DNS_1123_SUBDOMAIN.test(name)) {
    refuse({
      code: 'NAME_INVALID',
      place,
      expected: `${field} must be lower-case letters, digits, inner hyphens and dots, at most 253 characters`,
      got: shown(name),
      example: `${field}: 'orders-database'`,
    });
  }
  return name;
}

/** The field of a claim that names its StorageClass, where one is given. */
export function storageClass(name: string | undefined, place: string): { readonly storageClassName?: string } {
  // The empty name is Kubernetes' own word for no class at all.
  return name === undefined ? {} : { storageClassName: name && checkReference(name, 'storageClassName', place) };
}

/** The namespace that a construct's objects lie in: the given one, or its chart's. */
export function namespaceOf(scope: IConstruct, given?: string): string {
  return checkObjectName(given ?? Chart.of(scope).namespace ?? 'default', placeOf(scope));
}
