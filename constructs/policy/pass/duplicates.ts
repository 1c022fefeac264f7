import { objectName, type FinishedObject } from './objects';
import { shown, type Issue } from '../../core/errors';

/** The same kind, namespace and name twice: whichever is applied last would win. */
export function duplicateObjects(objects: readonly FinishedObject[]): Issue[] {
  const seen = new Set<string>();
  return objects.flatMap((object) => {
    const key = `${object.apiVersion.split('/')[0]} ${objectName(object)}`;
    const twice = seen.has(key);
    seen.add(key);
    return twice
      ? [
          {
            code: 'DUPLICATE_OBJECT' as const,
            place: objectName(object),
            expected: 'each kind, namespace and name must stand once',
            got: `${shown(objectName(object))} twice`,
            example: 'another id for one of the two constructs',
          },
        ]
      : [];
  });
}
