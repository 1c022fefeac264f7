import type { Construct, IConstruct } from 'constructs';

const SHARED = new WeakMap<IConstruct, Map<string, Construct>>();

/**
 * A construct of which a tree has one for each key, however many statements add to it: the first one to ask makes it, in its
 * own chart.
 */
export function shared<T extends Construct>(
  scope: Construct,
  key: string,
  kind: abstract new (...args: never[]) => T,
  make: () => T,
): T {
  const made = SHARED.get(scope.node.root) ?? new Map<string, Construct>();
  SHARED.set(scope.node.root, made);
  const title = `${kind.name} ${key}`;
  const found = made.get(title);
  if (found instanceof kind) {
    return found;
  }
  const first = make();
  made.set(title, first);
  return first;
}
