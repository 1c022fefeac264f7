import type { Marks } from './marks';
import type { ValueLeaf } from './value-tree';
import { ChartValue, type ValueOwner } from '../core/chart-value';
import { refuse } from '../core/errors';
import type { FinishedObject } from '../policy/pass/objects';

/** Parts of objects in which the component's name is something else, or another's. */
const NOT_A_NAME = new Set([
  'namespace',
  'namespaceSelector',
  'image',
  'env',
  'args',
  'command',
  'annotations',
  'data',
]);

/** Fields that hold the port. */
const PORT_FIELDS = new Set(['containerPort', 'targetPort', 'port']);

/**
 * Marks the one component's name and port in all objects: the name in the names, labels and selectors of its objects,
 * the port in its container, its Service and the way in.
 */
export function markComponent(objects: readonly FinishedObject[], owner: ValueOwner, marks: Marks): FinishedObject[] {
  return objects.map((object) => walk(object, '', owner, marks, object.kind) as FinishedObject);
}

/** The one component of a chart, or an error that says how charts of several are written. */
export function singleOwner(values: readonly ChartValue[]): ValueOwner {
  const owners = new Map(values.map(({ owner }) => [`${owner.namespace}/${owner.name}`, owner]));
  const [only] = owners.values();
  if (only === undefined || owners.size > 1) {
    return refuse({
      code: 'CHART_VALUE_AMBIGUOUS',
      place: 'HelmChart',
      expected: 'values at the top must all belong to one component',
      got: [...owners.keys()].join(', ') || 'no component',
      example: 'values: ValuesLayout.NAMESPACED',
    });
  }
  return only;
}

/** What `values.yaml` says of the name and the port. */
export function componentValues({ namespace, name, port }: ValueOwner): ValueLeaf[] {
  const owner = `${namespace}/${name}`;
  const named = {
    path: ['name'],
    owner,
    value: name,
    schema: { type: 'string', pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$', maxLength: 45 },
    description: 'Name of the objects, and what selects the pods: at the installation only.',
  };
  const listening = {
    path: ['port'],
    owner,
    value: port,
    schema: { type: 'integer', minimum: 1, maximum: 65535 },
    description: 'Port that the program listens on.',
  };
  return port === undefined ? [named] : [named, listening];
}

function walk(content: unknown, key: string, owner: ValueOwner, marks: Marks, kind: string): unknown {
  if (NOT_A_NAME.has(key) || (kind === 'NetworkPolicy' && key === 'egress') || key === 'groups') {
    return content;
  }
  if (owner.port !== undefined && content === owner.port && PORT_FIELDS.has(key)) {
    return marks.add(component(owner, 'port', owner.port, { kind: 'integer' }));
  }
  if (typeof content === 'string' && (content === owner.name || content.startsWith(`${owner.name}-`))) {
    const suffix = content.slice(owner.name.length);
    return marks.add(component(owner, 'name', content, { kind: 'name', suffix }));
  }
  if (Array.isArray(content)) {
    return content.map((item) => walk(item, key, owner, marks, kind));
  }
  if (typeof content === 'object' && content !== null) {
    return Object.fromEntries(
      Object.entries(content).map(([inner, value]) => [inner, walk(value, inner, owner, marks, kind)]),
    );
  }
  return content;
}

function component(owner: ValueOwner, key: string, shown: string | number, form: ChartValue['fields']['form']) {
  return new ChartValue(owner, { key: [key], shown, form });
}
