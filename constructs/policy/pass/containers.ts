import { objectName, podsOf, type FinishedContainer, type FinishedObject } from './objects';
import { shown, type Issue } from '../../core/errors';
import { quantityValue } from '../../core/quantity';

/** What holds for every container, whoever wrote its object. */
export function containerIssues(objects: readonly FinishedObject[]): Issue[] {
  return objects.flatMap((object) => {
    const pods = podsOf(object);
    const containers = pods === undefined ? [] : [...pods.initContainers, ...pods.containers];
    return containers.flatMap((container) => [
      ...variablesTwice(container, objectName(object)),
      ...requestsAboveLimits(container, objectName(object)),
    ]);
  });
}

function variablesTwice(container: FinishedContainer, place: string): Issue[] {
  const names = (container.env ?? []).map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  return [...new Set(twice)].map((name) => ({
    code: 'VARIABLE_TWICE' as const,
    place: `${place} ${container.name}`,
    expected: 'each variable must be set once',
    got: `${shown(name)} ${names.filter((other) => other === name).length} times`,
    example: `one binding for ${name}`,
  }));
}

function requestsAboveLimits({ name, resources }: FinishedContainer, place: string): Issue[] {
  const limits = resources?.limits ?? {};
  return Object.entries(resources?.requests ?? {}).flatMap(([resource, request]) => {
    const limit = limits[resource];
    return limit !== undefined && quantityValue(request, place) > quantityValue(limit, place)
      ? [
          {
            code: 'REQUEST_ABOVE_LIMIT' as const,
            place,
            expected: `container "${name}" must request no more ${resource} than its limit ${limit}`,
            got: request,
            example: `{ ${resource}: '${limit}', ${resource}Limit: '${limit}' }`,
          },
        ]
      : [];
  });
}
