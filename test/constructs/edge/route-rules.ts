import type { Chart } from 'cdk8s';
import { find } from '../testing';

/** One way in which a rule of a route takes a request. */
export interface Match {
  readonly path: { readonly type: string; readonly value: string };
}

/** A rule of a route. */
export interface Rule {
  readonly matches: readonly Match[];
  readonly filters?: readonly object[];
}

/** The rules of the route with TLS. */
export function rulesOf(chart: Chart): readonly Rule[] {
  return find(chart, 'HTTPRoute', 'shop').spec.rules as readonly Rule[];
}

/** Which rule takes a path, in the order in which Envoy Gateway tries them: exact, expression, the longest prefix. */
export function chosen(rules: readonly Rule[], path: string): number {
  const order = ['Exact', 'RegularExpression', 'PathPrefix'];
  const all = rules.flatMap(({ matches }, index) =>
    matches.map(({ path: { type, value } }) => ({ type, value, index })),
  );
  const takes = ({ type, value }: Match['path']) =>
    type === 'Exact'
      ? path === value
      : type === 'RegularExpression'
        ? new RegExp(`^(?:${value})$`).test(path)
        : value === '/' || path === value || path.startsWith(`${value}/`);
  const [first] = all
    .filter(takes)
    .sort((a, b) => order.indexOf(a.type) - order.indexOf(b.type) || b.value.length - a.value.length);
  return first?.index ?? -1;
}
