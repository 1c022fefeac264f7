import type { SecretRef } from './secret-ref';

/** Kubernetes' type of a Secret. */
export type SecretType = 'Opaque' | 'kubernetes.io/basic-auth';

/**
 * The type by what a Secret holds: a user with a password has one of its own, which CloudNativePG asks for and the API server
 * checks. It can never be changed afterwards, so whoever makes the Secret asks here.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/#basic-authentication-secret
 */
export function secretType({ keys }: SecretRef): SecretType {
  return ['username', 'password'].every((key) => keys.includes(key)) ? 'kubernetes.io/basic-auth' : 'Opaque';
}
