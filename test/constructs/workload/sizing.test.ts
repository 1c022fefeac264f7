import { Autoscaling, Resources, StatelessService, type Sizing } from '../../../constructs';
import { find, refusal, RESOURCES, server, testChart } from '../testing';

function written(sizing: Partial<Sizing>) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES, ...sizing } });
  return find(chart, 'Deployment', 'web').spec;
}

test('the replicas are those that were asked for', () => {
  expect(written({ replicas: 3 })).toHaveProperty('replicas', 3);
});

test.each([0, -1, 1.5, NaN])('fails when there would be %d replicas', (replicas) => {
  expect(refusal(() => written({ replicas }))).toMatchObject({ code: 'REPLICAS_INVALID', place: 'test/web' });
});

test('fails when replicas stand beside autoscaling: each apply would reset the scale', () => {
  const autoscaling = Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 });
  expect(refusal(() => written({ replicas: 3, autoscaling }))).toMatchObject({
    code: 'REPLICAS_INVALID',
    got: 'replicas: 3 and autoscaling',
  });
});

test('fails when a container requests more than its limit', () => {
  const resources = Resources.parse({ cpu: '1', memory: '2Gi', memoryLimit: '1Gi' });
  expect(refusal(() => written({ resources }))).toMatchObject({
    code: 'REQUEST_ABOVE_LIMIT',
    place: 'test/web',
    expected: 'container "web" must request no more memory than its limit 1Gi',
    got: '2Gi',
  });
});
