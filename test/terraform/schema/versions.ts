/**
 * Whether an exact version fulfils Terraform's constraints: `>= 6.28`, `>= 7.17.0, < 8`, `~> 2.9`.
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function satisfies(version: string, constraints: string): boolean {
  return constraints
    .split(',')
    .map((constraint) => constraint.trim())
    .every((constraint) => fulfils(version, constraint));
}

function fulfils(version: string, constraint: string): boolean {
  const [, operator = '', bound = ''] = /^(>=|<=|>|<|=|~>)?\s*(\d+(?:\.\d+)*)$/.exec(constraint) ?? [];
  if (bound === '') {
    throw new Error(`no constraint of a version: ${constraint}`);
  }
  const order = compare(version, bound);
  switch (operator) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '~>':
      return order >= 0 && compare(version, nextOf(bound)) < 0;
    default:
      return order === 0;
  }
}

/** `~> 2.9` ends before 3, `~> 2.9.1` before 2.10. */
function nextOf(bound: string): string {
  const parts = bound.split('.').map(Number).slice(0, -1);
  return [...parts.slice(0, -1), (parts[parts.length - 1] ?? 0) + 1].join('.');
}

function compare(one: string, other: string): number {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number));
  const differences = [0, 1, 2].map((index) => (a?.[index] ?? 0) - (b?.[index] ?? 0));
  return differences.find((difference) => difference !== 0) ?? 0;
}
