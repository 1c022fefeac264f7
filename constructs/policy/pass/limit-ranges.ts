import type { FinishedContainer, FinishedObject } from './objects';

type Quantities = { readonly [resource: string]: string };

/** What one container asks for and may use, as the API server stores it. */
export interface Amounts {
  readonly requests: Quantities;
  readonly limits: Quantities;
}

interface Limit {
  readonly type?: string;
  readonly default?: Quantities;
  readonly defaultRequest?: Quantities;
}

/** What each namespace fills in for containers that do not say it, by the namespace's name. */
export type LimitRanges = ReadonlyMap<string, Amounts>;

/** Reads the LimitRanges. @see https://kubernetes.io/docs/concepts/policy/limit-range/ */
export function limitRangesOf(objects: readonly FinishedObject[]): LimitRanges {
  const ranges = objects.filter(({ kind }) => kind === 'LimitRange');
  return new Map(ranges.map(({ metadata, spec }) => [metadata.namespace ?? 'default', defaultsOf(spec?.limits)]));
}

/** The amounts of a container: what it states, and what its namespace fills in. */
export function amountsOf({ resources }: FinishedContainer, defaults: Amounts | undefined): Amounts {
  return {
    requests: { ...defaults?.requests, ...resources?.limits, ...resources?.requests },
    limits: { ...defaults?.limits, ...resources?.limits },
  };
}

function defaultsOf(limits: unknown): Amounts {
  const container = ((limits ?? []) as readonly Limit[]).find(({ type }) => type === 'Container');
  return { requests: { ...container?.default, ...container?.defaultRequest }, limits: { ...container?.default } };
}
