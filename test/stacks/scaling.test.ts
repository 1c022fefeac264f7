import { finishedPlatform } from '../../src/finished';
import type { ComponentName, Environment, SizingValues } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import { metricRulesOf } from '../../stacks/metric-rules';
import { BROKER_OF, VERTICAL } from '../../stacks/scaling';

const OBJECTS: Partial<Record<ComponentName, string>> = {
  logistics: 'logistics',
  gateway: 'payment-gateway',
  settlement: 'payment-settlement',
};

/** Production with one component changed, and only its own place checked: quotas hold whatever is grown here. */
function withComponent(name: ComponentName, change: Partial<SizingValues>): Environment {
  const { resources } = production.components[name];
  return { ...production, quotas: {}, components: { ...production.components, [name]: { resources, ...change } } };
}

test.each(Object.keys(BROKER_OF) as ComponentName[])('%s grows by a queue of the broker of its zone', (name) => {
  const queue = { name: 'due', perReplica: 100 };
  const environment = withComponent(name, { autoscaling: { minReplicas: 2, maxReplicas: 4, queue } });
  const scaler = finishedPlatform(environment).objects.find(
    ({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === OBJECTS[name],
  );
  const namespace = BROKER_OF[name] === 'commerceBroker' ? 'commerce' : 'payments';
  expect(scaler?.spec?.metrics).toEqual([
    {
      type: 'External',
      external: {
        metric: {
          name: 'rabbitmq_detailed_queue_messages_ready',
          selector: { matchLabels: { namespace, broker: 'broker', queue: 'due' } },
        },
        target: { type: 'AverageValue', averageValue: '100' },
      },
    },
  ]);
  expect(metricRulesOf(environment)._external).toHaveLength(1);
});

test('every mode is what it is called', () => {
  const modes = Object.entries(VERTICAL).map(([mode, { _mode }]) => [mode, _mode]);
  expect(modes).toEqual([
    ['off', undefined],
    ['recommend', 'Off'],
    ['apply', 'Recreate'],
  ]);
});

test('vertical autoscaling that applies counts against the quota', () => {
  const environment = { ...withComponent('vault', { replicas: 3, vertical: 'apply' }), quotas: production.quotas };
  const vault = (cpu: string) => () =>
    finishedPlatform({ ...environment, quotas: { vault: { ...(production.quotas.vault ?? never()), cpu } } });
  // 3 of a database at 1 each, and 3 vaults, with one more while they roll, at the limit of 1 in place of 100m,
  // each beside a sidecar, which stays at its 50m.
  expect(vault('7')).toThrow(/QUOTA_TOO_SMALL.*requests\.cpu must hold.* 7200m/);
  expect(vault('7200m')).not.toThrow();
});

function never(): never {
  throw new Error('production has a quota for the vault');
}
