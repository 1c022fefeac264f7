import { inNamespace, matches, type Labels, type MeshPods } from './objects';
import type { Manifest } from '../stacks/manifests';

/** One request, as a sidecar sees it before it lets it in. */
export interface Request {
  /** Nothing for a caller without a sidecar. */
  readonly principal?: string;
  readonly port: number;
  /** Nothing for what is not HTTP. */
  readonly method?: string;
  readonly path?: string;
}

interface Source {
  readonly principals?: readonly string[];
  readonly notPrincipals?: readonly string[];
}

interface Operation {
  readonly ports?: readonly string[];
  readonly methods?: readonly string[];
  readonly paths?: readonly string[];
}

interface Rule {
  readonly from?: readonly { readonly source: Source }[];
  readonly to?: readonly { readonly operation: Operation }[];
}

interface Policy {
  readonly action?: string;
  readonly selector?: { readonly matchLabels?: Labels };
  readonly rules?: readonly Rule[];
}

const KNOWN = {
  policy: ['action', 'selector', 'rules'],
  rule: ['from', 'to'],
  source: ['principals', 'notPrincipals'],
  operation: ['ports', 'methods', 'paths'],
};

/** Whether the policies of a workload let a request in: Istio's documented order, deny before allow, and none means all. */
export function isAuthorized(objects: readonly Manifest[], callee: MeshPods, request: Request): boolean {
  const policies = inNamespace(objects, 'AuthorizationPolicy', callee.namespace)
    .map(({ spec }) => known((spec ?? {}) as Policy, KNOWN.policy))
    .filter(({ selector }) => matches(selector?.matchLabels, callee.labels));
  const of = (action: string) => policies.filter((policy) => (policy.action ?? 'ALLOW') === action);
  if (of('DENY').length + of('ALLOW').length < policies.length) throw new Error('an action that nobody evaluates');
  const allows = of('ALLOW');
  return (
    !of('DENY').some((policy) => hits(policy, request)) &&
    (allows.length === 0 || allows.some((policy) => hits(policy, request)))
  );
}

/** Paths that policies of a workload name: those that are worth a try. */
export function namedPaths(objects: readonly Manifest[]): string[] {
  const rules = objects
    .filter(({ kind }) => kind === 'AuthorizationPolicy')
    .flatMap(({ spec }) => (spec as Policy).rules ?? []);
  return [...new Set(rules.flatMap(({ to = [] }) => to.flatMap(({ operation }) => operation.paths ?? [])))];
}

/** A policy without rules hits nothing; a rule without sources or operations any. */
function hits({ rules = [] }: Policy, request: Request): boolean {
  return rules.some((rule) => {
    const { from, to } = known(rule, KNOWN.rule);
    const source = from === undefined || from.some((one) => isFrom(known(one.source, KNOWN.source), request));
    return source && (to === undefined || to.some((one) => isTo(known(one.operation, KNOWN.operation), request)));
  });
}

function isFrom({ principals, notPrincipals }: Source, { principal }: Request): boolean {
  const among = (list: readonly string[]) =>
    principal !== undefined && list.some((pattern) => isLike(pattern, principal));
  return (principals === undefined || among(principals)) && (notPrincipals === undefined || !among(notPrincipals));
}

/** Fields of HTTP never hit what is not HTTP. */
function isTo({ ports, methods, paths }: Operation, { port, method, path }: Request): boolean {
  const among = (list: readonly string[] | undefined, got: string | undefined) =>
    list === undefined || (got !== undefined && list.some((pattern) => isLike(pattern, got)));
  return among(ports, String(port)) && among(methods, method) && among(paths, path);
}

/** Exact, a prefix, a suffix, or anything at all. */
function isLike(pattern: string, text: string): boolean {
  if (pattern === '*') return text !== '';
  if (pattern.endsWith('*')) return text.startsWith(pattern.slice(0, -1));
  return pattern.startsWith('*') ? text.endsWith(pattern.slice(1)) : pattern === text;
}

/** Nothing is read past: a field that this evaluation does not know would make it say too much. */
function known<T extends object>(value: T, fields: readonly string[]): T {
  const strange = Object.keys(value).find((field) => !fields.includes(field));
  if (strange !== undefined) throw new Error(`a field that nobody evaluates: ${strange}`);
  return value;
}
