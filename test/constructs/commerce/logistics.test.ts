import { Logistics, type LogisticsProps } from '../../../constructs';
import {
  completeComponent,
  expectComplete,
  expectOutputs,
  find,
  minimalComponent,
  reaches,
  refusal,
  ROLLOUT,
  STORES,
  testChart,
} from '../testing';

test('minimal props: it takes no messages', () => {
  const chart = testChart();
  const logistics = new Logistics(chart, 'logistics', minimalComponent());
  expectOutputs(chart, logistics);
  expect(reaches(chart, 'logistics')).toEqual([]);
});

test('all props: it reaches the broker', () => {
  const chart = testChart();
  const props: Required<LogisticsProps> = { ...completeComponent('broker'), rollout: ROLLOUT, broker: STORES.broker };
  const logistics = new Logistics(chart, 'logistics', props);
  expectComplete(chart, 'Deployment', 'logistics');
  expectOutputs(chart, logistics);
  expect(find(chart, 'Deployment', 'logistics').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(reaches(chart, 'logistics')).toEqual([5672, 6443, 8443]);
  expect(logistics.identity.selector).toMatchObject({ 'app.kubernetes.io/component': 'logistics' });
});

test('fails when it is given a broker that its program does not use', () => {
  const props = { ...minimalComponent(), broker: STORES.broker };
  expect(refusal(() => new Logistics(testChart(), 'logistics', props))).toMatchObject({
    code: 'ROLE_UNBOUND',
    got: '"broker"',
  });
});
