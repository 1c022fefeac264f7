import { stacksOf } from './stacks';
import type { _MetricRule } from '../../constructs/observability/metric-rules';
import { finishedPlatform } from '../../src/finished';
import { ENVIRONMENTS } from '../../stacks/environments';
import { askedMetrics, namedBy } from '../stacks/adapter';

interface Rules {
  readonly custom: readonly _MetricRule[];
  readonly external: readonly _MetricRule[];
}

const STACKS = stacksOf(ENVIRONMENTS);

/** The rules that an environment's release of prometheus-adapter is given; none where there is none. */
function rulesOf(name: string): Rules {
  const stack = STACKS.find((one) => one.name === `${name}-addons`);
  const { helm_release: releases } = stack?.json.resource as unknown as {
    helm_release: { readonly [name: string]: { readonly values: readonly [string] } };
  };
  const values = releases['prometheus-adapter']?.values[0];
  return values === undefined ? { custom: [], external: [] } : (JSON.parse(values) as { rules: Rules }).rules;
}

describe.each(ENVIRONMENTS)('the metrics of $name', (environment) => {
  const { custom, external } = rulesOf(environment.name);
  const asked = askedMetrics(finishedPlatform(environment).objects);

  test('exist, each by exactly one rule, of the resource that is asked for', () => {
    for (const { name, resource, scaler } of asked) {
      const rules = resource === 'pods' ? custom : external;
      const serving = rules.filter((rule) => namedBy(rule).metric === name);
      expect([scaler, serving]).toEqual([scaler, [expect.anything()]]);
      const overrides = { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } };
      expect(serving[0]?.resources).toEqual(resource === 'pods' ? { overrides } : { namespaced: false });
    }
    expect(asked.length > 0).toBe(environment.highlyAvailable);
  });

  test('are all that the adapter reads', () => {
    const names = new Set(asked.map(({ name }) => name));
    expect([...custom, ...external].filter((rule) => !names.has(namedBy(rule).metric))).toEqual([]);
  });
});

test('a rule that calls its metric otherwise serves nobody', () => {
  const [rule] = rulesOf('production').custom;
  if (rule === undefined) throw new Error('production has no rule');
  const asked = askedMetrics(
    finishedPlatform(ENVIRONMENTS.find(({ name }) => name === 'production') ?? never()).objects,
  );
  const names = asked.map(({ name }) => name);
  expect(names).toContain(namedBy(rule).metric);
  expect(names).not.toContain(namedBy({ ...rule, name: { ...rule.name, as: 'requests_per_second' } }).metric);
  expect(namedBy({ ...rule, name: { ...rule.name, matches: '^other$' } }).metric).toBe('nothing');
});

function never(): never {
  throw new Error('there is no production');
}
