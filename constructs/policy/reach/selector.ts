/** Labels as objects carry them. */
export type Labels = { readonly [key: string]: string };

/** A label selector as Kubernetes writes it. */
export interface Selector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/**
 * Whether a selector selects these labels: all of its terms must hold, and an empty one selects everything.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selects({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels): boolean {
  const carried = new Map(Object.entries(labels));
  return (
    Object.entries(matchLabels).every(([key, value]) => carried.get(key) === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => holds(operator, carried.get(key), values))
  );
}

/** Of an operator that Kubernetes does not know nothing is selected: the API server would have refused it. */
function holds(operator: string, value: string | undefined, values: readonly string[]): boolean {
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}
