import { injectedContainers } from './injected';
import { amountsOf, limitRangesOf, type Amounts } from './limit-ranges';
import { objectName, podsOf, type FinishedContainer, type FinishedObject } from './objects';
import { shown, type Issue } from '../../core/errors';
import { operatedContainer } from './operated';
import { own } from '../../core/own';
import { quantityValue } from '../../core/quantity';

/** What holds for every container, whoever wrote its object. */
export function containerIssues(objects: readonly FinishedObject[]): Issue[] {
  const ranges = limitRangesOf(objects);
  return objects.flatMap((object) => {
    const defaults = ranges.get(object.metadata.namespace ?? 'default');
    return containersOf(object).flatMap((container) => [
      ...variablesTwice(container, objectName(object)),
      ...requestsAboveLimits(container.name, amountsOf(container, defaults), object),
    ]);
  });
}

function containersOf(object: FinishedObject): readonly FinishedContainer[] {
  const pods = podsOf(object);
  return pods === undefined
    ? [operatedContainer(object) ?? []].flat()
    : [...injectedContainers(pods), ...pods.initContainers, ...pods.containers];
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

/** Limits that the namespace fills in count too: pods whose request is above them are refused, long after the apply. */
function requestsAboveLimits(name: string, { requests, limits }: Amounts, object: FinishedObject): Issue[] {
  const place = objectName(object);
  return Object.entries(requests).flatMap(([resource, request]) => {
    const limit = own(limits, resource);
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
