import type { Construct } from 'constructs';
import { placeOf, refuse, shown } from './errors';

/** Checks a construct's id before the construct is made: said, and free in its scope. */
export function freeId(scope: Construct, id: string): string {
  if (id === '') {
    refuse({
      code: 'NAME_INVALID',
      place: placeOf(scope),
      expected: "a construct's id must not be empty",
      got: shown(id),
      example: shown('orders'),
    });
  }
  // Names that every object inherits are taken in every scope: constructs looks its children up in a plain object.
  if (scope.node.tryFindChild(id) !== undefined || id in {}) {
    refuse({
      code: 'DUPLICATE_OBJECT',
      place: placeOf(scope),
      expected: 'each construct must have an id of its own in its scope',
      got: `${shown(id)}, which is taken`,
      example: shown(`${id}-2`),
    });
  }
  return id;
}
