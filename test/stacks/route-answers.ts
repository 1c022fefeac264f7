import { at } from './linter-rules/rule';
import type { Manifest } from './manifests';
import { chosen, type Rule } from '../constructs/edge/route-rules';

/** A request from outside. */
export interface EdgeRequest {
  readonly protocol: 'HTTP' | 'HTTPS';
  readonly host: string;
  readonly path: string;
}

interface Route {
  readonly parentRefs?: readonly { readonly name: string; readonly sectionName?: string }[];
  readonly hostnames?: readonly string[];
  readonly rules?: readonly (Partial<Rule> & { readonly backendRefs?: readonly { readonly name: string }[] })[];
}

interface Listener {
  readonly name: string;
  readonly protocol: string;
  readonly hostname?: string;
}

const ANY = [{ path: { type: 'PathPrefix', value: '/' } }];

/**
 * What the Gateway's routes answer: a backend with the headers that are set, a redirect, a status, or nothing. As Gateway
 * API documents it; where more routes than one take a request there is more than one answer.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export function routeAnswers(objects: readonly Manifest[], { protocol, host, path }: EdgeRequest): string[] {
  const listeners = objects.filter(({ kind }) => kind === 'Gateway').flatMap((gateway) => listenersOf(gateway));
  const open = listeners.filter((one) => one.protocol === protocol && takes(one.hostname && [one.hostname], host));
  return objects
    .filter(({ kind }) => kind === 'HTTPRoute')
    .map(({ spec }) => spec as Route)
    .filter(({ hostnames }) => takes(hostnames, host))
    .filter(({ parentRefs = [] }) =>
      parentRefs.some(({ name, sectionName }) =>
        open.some((one) => one.gateway === name && (sectionName ?? one.name) === one.name),
      ),
    )
    .flatMap(({ rules = [] }) => {
      const filled = rules.map((rule) => ({
        ...rule,
        matches: (rule.matches ?? []).length === 0 ? ANY : rule.matches,
      }));
      const rule = filled[chosen(filled as readonly Rule[], path)];
      return rule === undefined ? [] : [answerOf(rule, objects)];
    });
}

function listenersOf({ metadata, spec }: Manifest): (Listener & { readonly gateway: string })[] {
  const listeners = (at(spec, 'listeners') ?? []) as readonly Listener[];
  return listeners.map((one) => ({ ...one, gateway: metadata.name }));
}

function takes(hostnames: readonly string[] | string | undefined, host: string): boolean {
  return hostnames === undefined || hostnames.length === 0 || hostnames.includes(host);
}

function answerOf(
  { filters = [], backendRefs = [] }: NonNullable<Route['rules']>[number],
  objects: readonly Manifest[],
): string {
  const said = filters.map((filter) => {
    const redirect = at(filter, 'requestRedirect') as { scheme: string; statusCode: number } | undefined;
    const set = (at(filter, 'responseHeaderModifier', 'set') ?? []) as readonly { name: string; value: string }[];
    const answer = objects.find(
      ({ kind, metadata }) =>
        kind === at(filter, 'extensionRef', 'kind') && metadata.name === at(filter, 'extensionRef', 'name'),
    );
    const status = at(answer?.spec, 'directResponse', 'statusCode');
    return [
      ...(redirect === undefined ? [] : [`${redirect.statusCode} to ${redirect.scheme}`]),
      ...set.map(({ name, value }) => `${name}: ${value}`),
      ...(at(filter, 'extensionRef') === undefined ? [] : [String(status)]),
    ].join(', ');
  });
  return [...backendRefs.map(({ name }) => name), ...said].join(', ');
}
