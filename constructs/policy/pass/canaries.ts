import { objectName, type FinishedObject } from './objects';
import { shown, type Issue } from '../../core/errors';

interface Canary {
  readonly stableService?: string;
  readonly canaryService?: string;
  readonly trafficRouting?: { readonly plugins?: { readonly [plugin: string]: PluginRoute } };
}

interface PluginRoute {
  readonly namespace?: string;
  readonly httpRoute?: string;
  readonly grpcRoute?: string;
}

interface Rule {
  readonly backendRefs?: readonly { readonly name: string }[];
}

/** Canaries whose route is not there, or leads past one of their two Services: Argo would wait, or divide nothing. */
export function canaryIssues(objects: readonly FinishedObject[]): Issue[] {
  return objects.filter(({ kind }) => kind === 'Rollout').flatMap((rollout) => issuesOf(rollout, objects));
}

function issuesOf(rollout: FinishedObject, objects: readonly FinishedObject[]): Issue[] {
  const { canary } = (rollout.spec?.strategy ?? {}) as { readonly canary?: Canary };
  return Object.values(canary?.trafficRouting?.plugins ?? {}).flatMap(({ namespace, httpRoute, grpcRoute }) => {
    const kind = httpRoute === undefined ? 'GRPCRoute' : 'HTTPRoute';
    const name = httpRoute ?? grpcRoute ?? '';
    const services = [canary?.stableService, canary?.canaryService];
    const found = objects.find(
      (object) => object.kind === kind && object.metadata.name === name && object.metadata.namespace === namespace,
    );
    const rules = (found?.spec?.rules ?? []) as readonly Rule[];
    const divided = rules.some(({ backendRefs = [] }) =>
      services.every((service) => backendRefs.some((backend) => backend.name === service)),
    );
    return divided
      ? []
      : [
          {
            code: 'ROLLOUT_INVALID' as const,
            place: objectName(rollout),
            expected: `${kind} ${namespace ?? ''}/${name} must lead to both ${services.map(shown).join(' and ')}`,
            got: found === undefined ? 'no such route' : 'a route that does not',
            example: `new GatewayEdge(this, ${shown(name)}, { backend: storefront.endpoint, … })`,
          },
        ];
  });
}
