import { ValuesLayout } from './values-layout';
import type { ChartValue, ValueSchema } from '../core/chart-value';
import { refuse, shown } from '../core/errors';
import { camelCase } from '../core/names';

/** One value of a chart: what `values.yaml`, its schema and the table in the README say of it. */
export interface ValueLeaf {
  readonly path: readonly string[];
  /** Whose it is: `commerce/catalog`. */
  readonly owner: string;
  readonly value: unknown;
  readonly schema: ValueSchema;
  readonly description: string;
}

/** A group of values, or a value. */
export type ValueNode = ValueLeaf | ValueGroup;

/** Values below a common key. */
export interface ValueGroup {
  readonly children: Map<string, ValueNode>;
}

/** What stands first and last in a component, whichever its manifest says first; the rest between in the order of use. */
const FIRST = [
  ...['name', 'port', 'active', 'replicaCount', 'previewReplicas', 'instances', 'autoscaling'],
  ...['image', 'blue', 'green', 'logLevel'],
];
const LAST = ['initContainers', 'sidecars'];

/** Where a value stands. Keys without hyphens can be written as `.Values.paymentCard`. */
export function pathOf({ owner, fields }: ChartValue, layout: ValuesLayout): string[] {
  const place = layout === ValuesLayout.SINGLE ? [] : [camelCase(owner.namespace), camelCase(owner.name)];
  return [...place, ...fields.key];
}

/** The values that constructs declare, in the order of their marks. */
export function declaredValues(values: readonly ChartValue[], layout: ValuesLayout): ValueLeaf[] {
  return values.flatMap((value) => {
    const { schema, description = '', shown: plain, value: content = plain } = value.fields;
    const owner = `${value.owner.namespace}/${value.owner.name}`;
    return schema === undefined ? [] : [{ path: pathOf(value, layout), owner, value: content, schema, description }];
  });
}

/** The values of a chart. The same value may stand in several objects, with one default. */
export class ValueTree {
  public readonly root: ValueGroup = { children: new Map() };

  constructor(
    public readonly layout: ValuesLayout,
    leaves: readonly ValueLeaf[],
  ) {
    leaves.forEach((leaf) => this.add(leaf));
    inOrder(this.root);
  }

  /** Every value, in the order of `values.yaml`. */
  public get leaves(): ValueLeaf[] {
    const below = (node: ValueNode): ValueLeaf[] =>
      'children' in node ? [...node.children.values()].flatMap(below) : [node];
    return below(this.root);
  }

  /** The defaults below a path. */
  public at(path: readonly string[]): unknown {
    const node = path.reduce<ValueNode | undefined>(
      (parent, key) => (parent !== undefined && 'children' in parent ? parent.children.get(key) : undefined),
      this.root,
    );
    return node === undefined ? {} : defaults(node);
  }

  private add(leaf: ValueLeaf): void {
    const group = leaf.path.slice(0, -1).reduce((parent, key) => childGroup(parent, key, leaf), this.root);
    const key = leaf.path[leaf.path.length - 1] ?? '';
    const known = group.children.get(key);
    if (known === undefined) {
      group.children.set(key, leaf);
    } else if ('children' in known || !sameValue(known, leaf)) {
      ambiguous(leaf, known);
    }
  }
}

function inOrder({ children }: ValueGroup): void {
  const rank = (key: string): number =>
    LAST.includes(key) ? 1 : FIRST.includes(key) ? FIRST.indexOf(key) - FIRST.length : 0;
  const sorted = [...children].sort(([a], [b]) => rank(a) - rank(b));
  children.clear();
  for (const [key, node] of sorted) {
    children.set(key, node);
    if ('children' in node) {
      inOrder(node);
    }
  }
}

/** The defaults of a group as plain data. */
function defaults(node: ValueNode): unknown {
  return 'children' in node
    ? Object.fromEntries([...node.children].map(([key, inner]) => [key, defaults(inner)]))
    : node.value;
}

function childGroup(parent: ValueGroup, key: string, leaf: ValueLeaf): ValueGroup {
  const known = parent.children.get(key);
  if (known === undefined) {
    const group = { children: new Map<string, ValueNode>() };
    parent.children.set(key, group);
    return group;
  }
  return 'children' in known ? known : ambiguous(leaf, known);
}

function sameValue(one: ValueLeaf, other: ValueLeaf): boolean {
  const facts = ({ owner, value, schema }: ValueLeaf): string => JSON.stringify([owner, value, schema]);
  return facts(one) === facts(other);
}

function ambiguous(leaf: ValueLeaf, other: ValueNode): never {
  const described = (node: ValueNode): string =>
    'children' in node ? `a group of ${[...node.children.keys()].join(', ')}` : `${shown(node.value)} of ${node.owner}`;
  return refuse({
    code: 'CHART_VALUE_AMBIGUOUS',
    place: `HelmChart value ${leaf.path.join('.')}`,
    expected: 'each value must belong to one component, with one default',
    got: `${described(leaf)} beside ${described(other)}`,
    example: 'names that still differ without their hyphens: `payment-card` is `paymentCard` among the values',
  });
}
