import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { Rollout, StatelessService, type RollingProps } from '../../../../constructs';
import { find, refusal, RESOURCES, server, testChart } from '../../testing';

function written(rollout?: Rollout) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES }, rollout });
  return find(chart, 'Deployment', 'web').spec;
}

test('by default never below the replicas', () => {
  expect(written()).toMatchObject({ strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } } });
  expect(written(Rollout.rolling())).toEqual(written());
});

test('complete: counts and shares as Kubernetes writes them', () => {
  const props: Required<RollingProps> = {
    maxSurge: PercentOrAbsolute.absolute(2),
    maxUnavailable: PercentOrAbsolute.percent(10),
    minReady: Duration.seconds(15),
    progressDeadline: Duration.minutes(20),
  };
  expect(written(Rollout.rolling(props))).toMatchObject({
    minReadySeconds: 15,
    progressDeadlineSeconds: 1200,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: '10%' } },
  });
});

test('recreated: all old pods end first', () => {
  expect(written(Rollout.recreate()).strategy).toEqual({ type: 'Recreate' });
});

describe('fails when', () => {
  test.each([
    ['counts', PercentOrAbsolute.absolute(0)],
    ['shares', PercentOrAbsolute.percent(0)],
  ])('it could never begin: both %s are zero', (_, zero) => {
    expect(refusal(() => Rollout.rolling({ maxSurge: zero, maxUnavailable: zero })).code).toBe('ROLLOUT_INVALID');
    expect(refusal(() => Rollout.rolling({ maxSurge: zero }))).toMatchObject({ place: 'Rollout.rolling' });
  });

  test('no pod could count before the deadline', () => {
    const minReady = Duration.minutes(1);
    expect(refusal(() => Rollout.rolling({ minReady, progressDeadline: minReady }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      got: '{"progressDeadline":60,"minReady":60}',
    });
  });
});
