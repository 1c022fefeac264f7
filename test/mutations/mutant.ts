import { pathsIn, without, written, type Path } from './paths';
import { TAKEABLE } from './takeable';
import { title, type Manifest } from '../stacks/manifests';

/** The platform with one thing taken away. */
export interface Mutant {
  /** The object that is whole in the platform. */
  readonly object: Manifest;
  /** What is taken away of it; nothing for all of it. */
  readonly path?: Path;
}

/** Each policy, role and rule of a platform, taken away in turn. */
export function mutantsOf(objects: readonly Manifest[]): Mutant[] {
  return objects.flatMap((object) => {
    const { whole, parts } = TAKEABLE[object.kind] ?? { whole: false, parts: [] };
    const paths = parts.flatMap((pattern) => pathsIn(object, pattern));
    return [...(whole ? [{ object }] : []), ...paths.map((path) => ({ object, path }))];
  });
}

/** What is left of the object: nothing where all of it is taken. */
export function left({ object, path }: Mutant): Manifest | undefined {
  return path === undefined ? undefined : (without(object, path) as Manifest);
}

/** The objects of a platform after something was taken away. */
export function mutated(objects: readonly Manifest[], mutant: Mutant): Manifest[] {
  return objects.flatMap((object) => (object === mutant.object ? (left(mutant) ?? []) : object));
}

/** What was taken away, as people read it. */
export function describeMutant({ object, path }: Mutant): string {
  return path === undefined ? title(object) : `${title(object)}: ${written(path)}`;
}
