import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { customResources, typeOf } from './custom-resources';
import { Definitions } from './definitions';
import { ENVOY_GATEWAY_DEFINITIONS } from './envoy-gateway';
import { ARGO } from '../stacks/argo';

const FOLDER = resolve(__dirname, '../../../shared/crds');

const whereDefined = existsSync(FOLDER) ? describe : describe.skip;

whereDefined('what Argo Rollouts keeps', () => {
  const resources = customResources(ARGO);
  const definitions = existsSync(FOLDER) ? Definitions.of(FOLDER, resources, ENVOY_GATEWAY_DEFINITIONS) : undefined;

  test('is there to be checked: every kind', () => {
    const kinds = ['Rollout', 'AnalysisTemplate'].map((kind) => `argoproj.io/v1alpha1/${kind}`);
    const routes = ['HTTPRoute', 'GRPCRoute'].map((kind) => `gateway.networking.k8s.io/v1/${kind}`);
    expect(resources.map(typeOf)).toEqual(expect.arrayContaining([...kinds, ...routes]));
    expect(resources.filter(({ kind }) => kind === 'Rollout')).toHaveLength(5);
  });

  test('fits its definitions, down to each field’s name', () => {
    expect(resources.flatMap((resource) => definitions?.errorsIn(resource) ?? ['no definitions'])).toEqual([]);
  });

  test.each([
    ['a misspelt field of the strategy', '"activeService"', '"activeservice"'],
    ['a misspelt step', '"setWeight"', '"weight"'],
    ['a misspelt field of a pod', '"topologySpreadConstraints"', '"topologySpread"'],
    ['a misspelt field of an analysis', '"successCondition"', '"success"'],
  ])('is refused with %s', (_, right, wrong) => {
    const changed = resources
      .map((resource) => JSON.stringify(resource))
      .filter((text) => text.includes(right))
      .map((text) => JSON.parse(text.replaceAll(right, wrong)) as (typeof resources)[number]);
    expect(changed.length).toBeGreaterThan(0);
    for (const resource of changed) {
      expect(definitions?.errorsIn(resource)).not.toEqual([]);
    }
  });
});
