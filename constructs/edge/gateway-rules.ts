import { DISGUISES, type CheckedPaths } from './blocked-paths';
import { answeredBy } from './envoy-policies';

/** What the backend's rules of a route are made of. */
export interface RouteRules {
  readonly backendRefs: readonly object[];
  /** Value of the header `Strict-Transport-Security`. */
  readonly hsts: string;
  readonly paths: CheckedPaths;
  /** Name of the answer to blocked paths; nothing where the route is left without a backend for them. */
  readonly notFound: string | undefined;
}

/**
 * Everything goes to the backend, what is blocked does not. Exact paths come before expressions, expressions before
 * prefixes, and the longer prefix before the shorter.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function gatewayRules({ backendRefs, hsts, paths, notFound }: RouteRules): object[] {
  const served = {
    matches: [match('PathPrefix', '/'), ...paths.openPaths.map((path) => match('Exact', path))],
    filters: [
      {
        type: 'ResponseHeaderModifier',
        responseHeaderModifier: { set: [{ name: 'Strict-Transport-Security', value: hsts }] },
      },
    ],
    backendRefs,
  };
  if (paths.blockedPaths.length === 0) {
    return [served];
  }
  const prefixes = paths.blockedPaths.map((path) => match('PathPrefix', path));
  // Expressions are no part of what every implementation has.
  return notFound === undefined
    ? [served, { matches: prefixes }]
    : [
        served,
        {
          matches: [...prefixes, ...DISGUISES.map((text) => match('RegularExpression', text))],
          filters: [answeredBy(notFound)],
        },
      ];
}

function match(type: string, value: string): object {
  return { path: { type, value } };
}
