import { HOSTILE_NUMBER, HOSTILE_TEXT } from './hostile';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';
import fc from '../chance';

/** One change of an environment: what stands where. Nothing stands for what is taken out. */
export interface Change {
  readonly path: readonly string[];
  readonly value: unknown;
}

/** An environment with some changes. */
export interface Changed {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly environment: Environment;
}

/** Every place in an environment, and what stands there. */
function places(value: unknown, path: readonly string[] = []): Change[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return [{ path, value }, ...inner.flatMap(([name, item]: [string, unknown]) => places(item, [...path, name]))];
}

function changed(environment: Environment, changes: readonly Change[]): Changed {
  const copy = JSON.parse(JSON.stringify(environment)) as Record<string, unknown>;
  for (const { path, value } of changes) {
    const holder = path
      .slice(0, -1)
      .reduce<unknown>((at, name) => (at as Record<string, unknown> | null)?.[name], copy);
    const last = path.at(-1) ?? '';
    if (typeof holder === 'object' && holder !== null) {
      (holder as Record<string, unknown>)[last] = structuredClone(value);
    }
  }
  return { name: environment.name, changes, environment: copy as unknown as Environment };
}

const EVERYWHERE = ENVIRONMENTS.flatMap((environment) => places(environment));

/** Values of places that are called alike, or stand beside each other: what somebody could have meant. */
function alike({ path, value }: Change): fc.Arbitrary<unknown> {
  const same = EVERYWHERE.filter((other) => other.path.at(-1) === path.at(-1) || other.path.at(-2) === path.at(-2))
    .map((other) => other.value)
    .filter((other) => typeof other === typeof value && Array.isArray(other) === Array.isArray(value));
  const number = Number(value);
  const scaled = typeof value === 'number' ? [number + 1, number - 1, number * 2, number / 2, number * 1000] : [];
  return fc.constantFrom(...same, ...scaled);
}

const ANYTHING: fc.Arbitrary<unknown> = fc.oneof(
  HOSTILE_TEXT,
  HOSTILE_NUMBER,
  fc.constantFrom(null, undefined, true, false, [], {}, [''], [null], { form: 'embedded' }, '3', 'true'),
);

/** Changes of one environment; `wild` ones set places to what nobody means. */
function changesOf(environment: Environment, wild: boolean): fc.Arbitrary<Changed> {
  const known = places(environment).filter(({ path }) => path.length > 0);
  const one = fc.oneof(
    ...known.map((place) =>
      (wild ? fc.oneof(ANYTHING, alike(place)) : alike(place)).map((value): Change => ({ path: place.path, value })),
    ),
    ...(wild ? [fc.constantFrom(...known).map(({ path }): Change => ({ path: [...path, 'more'], value: 1 }))] : []),
  );
  return fc.array(one, { minLength: 1, maxLength: 3 }).map((changes) => changed(environment, changes));
}

/** Environments of which some places were set to anything at all. */
export const WILD_ENVIRONMENT = fc.oneof(...ENVIRONMENTS.map((environment) => changesOf(environment, true)));

/** Environments of which some places were set to values that others of their kind have. */
export const OTHER_ENVIRONMENT = fc.oneof(...ENVIRONMENTS.map((environment) => changesOf(environment, false)));
