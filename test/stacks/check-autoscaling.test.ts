import { refusal } from './refused';
import type { Environment, ManagedValues, SizingValues } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';

const { components, data } = production;
const CATALOG = components.catalog;
const MANAGED: ManagedValues = { form: 'managed', host: 'broker.example.com', port: 5672, cidrs: ['10.0.0.0/24'] };

/** A component that grows by one thing alone. */
const scaled = (target: object): SizingValues => ({
  resources: CATALOG.resources,
  autoscaling: { minReplicas: 3, maxReplicas: 6, ...target },
});

const withComponents = (change: Partial<Environment['components']>): Environment => ({
  ...production,
  components: { ...components, ...change },
});

test.each<[string, Environment, string, string]>([
  [
    'requests that are no whole number',
    withComponents({ catalog: scaled({ requestsPerSecond: 0.5 }) }),
    'AUTOSCALING_INVALID [production.components.catalog.autoscaling]',
    'got {"requestsPerSecond":0.5}',
  ],
  [
    'a queue whose messages nobody may wait for',
    withComponents({ settlement: scaled({ queue: { name: 'due', perReplica: 0 } }) }),
    'AUTOSCALING_INVALID [production.components.settlement.autoscaling]',
    'perReplica must be a whole number of at least 1',
  ],
  [
    'a queue of a component that takes no messages',
    withComponents({ catalog: scaled({ queue: { name: 'due', perReplica: 9 } }) }),
    'AUTOSCALING_INVALID [production.components.catalog.autoscaling.queue]',
    'got catalog, which is scaled by none',
  ],
  [
    'a queue of a broker that somebody else runs',
    {
      ...withComponents({ settlement: scaled({ queue: { name: 'due', perReplica: 9 } }) }),
      data: { ...data, paymentsBroker: MANAGED },
    },
    'AUTOSCALING_INVALID [production.components.settlement.autoscaling.queue]',
    'got data.paymentsBroker, which is managed',
  ],
  [
    'a queue without its number',
    withComponents({ settlement: scaled({ queue: { name: 'due' } }) }),
    'VALUE_INVALID [production.components.settlement.autoscaling.queue.perReplica]',
    'a number',
  ],
  [
    'a mode of vertical autoscaling that is none',
    withComponents({ orders: { ...components.orders, vertical: 'auto' as 'apply' } }),
    'AUTOSCALING_INVALID [production.components.orders.vertical]',
    'vertical must be one of off, recommend, apply, got "auto"',
  ],
  [
    'a mode that every object has',
    withComponents({ orders: { ...components.orders, vertical: 'constructor' as 'apply' } }),
    'AUTOSCALING_INVALID [production.components.orders.vertical]',
    'got "constructor"',
  ],
  [
    'a resource that is scaled both ways',
    withComponents({ catalog: { ...CATALOG, vertical: 'apply' } }),
    'AUTOSCALING_CONFLICT [production.components.catalog.vertical]',
    'got autoscaling by cpu: 60 and vertical: apply',
  ],
])('an environment is refused with %s, once, at its path', (_, environment, place, holds) => {
  const [line = '', ...more] = refusal(environment);
  expect(more).toEqual([]);
  expect(line.startsWith(place)).toBe(true);
  expect(line).toContain(holds);
});

test('what is well said is not refused: requests beside CPU, a queue alone, and memory and CPU applied beside requests', () => {
  const change = {
    settlement: scaled({ queue: { name: 'due', perReplica: 100 } }),
    catalog: { ...scaled({ requestsPerSecond: 100 }), vertical: 'apply' as const },
  };
  expect(refusal(withComponents(change))).toEqual([]);
});
