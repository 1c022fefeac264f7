import { Size } from 'cdk8s';
import { Folder, OrderProcessing, type ClaimProps, type OrderProcessingProps } from '../../../constructs';
import {
  completeComponent,
  expectComplete,
  expectOutputs,
  find,
  minimalComponent,
  podsOf,
  program,
  reaches,
  refusal,
  RESOURCES,
  ROLLOUT,
  server,
  STORES,
  testChart,
  using,
} from '../testing';

const claim: Required<ClaimProps> = {
  name: 'journal',
  path: '/journal',
  size: Size.gibibytes(1),
  storageClassName: 'fast',
};
const needs = { database: STORES.database, broker: STORES.broker, claim };
const ROLES = ['database', 'broker'];

test('minimal props: a claim per replica, which its program really writes to', () => {
  const chart = testChart();
  const application = server({ ...using(...ROLES), folders: [Folder.persistent('/journal')] });
  const orders = new OrderProcessing(chart, 'orders', { application, sizing: { resources: RESOURCES }, ...needs });
  expect(find(chart, 'StatefulSet', 'orders').spec).toMatchObject({
    serviceName: 'orders-headless',
    volumeClaimTemplates: [{ metadata: { name: 'journal' }, spec: { storageClassName: 'fast' } }],
  });
  expect(podsOf(chart, 'StatefulSet', 'orders').spec.containers[0].volumeMounts).toEqual([
    { name: 'journal', mountPath: '/journal' },
  ]);
  expect(find(chart, 'Service', 'orders-headless').spec).toMatchObject({ clusterIP: 'None' });
  expect(reaches(chart, 'orders')).toEqual([5432, 5672]);
  expectOutputs(chart, orders);
});

test('all props: a sidecar may be what writes to the claim', () => {
  const chart = testChart();
  const journal = program({ folders: [Folder.persistent('/journal')] });
  const props: Required<Omit<OrderProcessingProps, 'rollout'>> = {
    ...completeComponent(...ROLES),
    ...needs,
    sidecars: [{ name: 'beside', application: journal, resources: RESOURCES }],
  };
  const orders = new OrderProcessing(chart, 'orders', props);
  expectComplete(chart, 'StatefulSet', 'orders');
  expectOutputs(chart, orders);
  expect(podsOf(chart, 'StatefulSet', 'orders').spec.initContainers?.[1]?.volumeMounts).toEqual([
    { name: 'journal', mountPath: '/journal' },
  ]);
  expect(orders.identity.selector).toMatchObject({ 'app.kubernetes.io/component': 'order-processing' });
});

test('fails when no program writes to the claim, or a rollout is given', () => {
  const props = { ...minimalComponent(...ROLES), ...needs };
  expect(refusal(() => new OrderProcessing(testChart(), 'orders', props)).code).toBe('CLAIM_UNUSED');
  expect(refusal(() => new OrderProcessing(testChart(), 'orders', { ...props, rollout: ROLLOUT })).code).toBe(
    'ROLLOUT_INVALID',
  );
});
