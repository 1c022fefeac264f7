import type { Connection } from '../core/connection';

/** The roles that somebody plays: leaves out those that a component was not given. */
export function played(roles: { readonly [role: string]: Connection | undefined }): { [role: string]: Connection } {
  return Object.fromEntries(
    Object.entries(roles).filter((entry): entry is [string, Connection] => entry[1] !== undefined),
  );
}
