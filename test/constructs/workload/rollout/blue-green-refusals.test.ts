import { Duration } from 'cdk8s';
import {
  Color,
  Rollout,
  StatefulService,
  StatelessService,
  Worker,
  type StatelessServiceProps,
} from '../../../../constructs';
import { program, refusal, RESOURCES, server, testChart } from '../../testing';

const sizing = { resources: RESOURCES };

function written(props: Partial<StatelessServiceProps>) {
  const rollout = Rollout.blueGreen({ active: Color.BLUE });
  return new StatelessService(testChart(), 'web', { application: server(), sizing, rollout, ...props });
}

describe('fails when', () => {
  test('the preview would be nothing, or no number of pods', () => {
    for (const previewReplicas of [0, -1, 1.5]) {
      expect(refusal(() => Rollout.blueGreen({ active: Color.BLUE, previewReplicas }))).toMatchObject({
        code: 'ROLLOUT_INVALID',
        place: 'Rollout.blueGreen',
        got: String(previewReplicas),
      });
    }
  });

  test('no pod could count before the deadline', () => {
    const props = { active: Color.BLUE, minReady: Duration.minutes(1), progressDeadline: Duration.minutes(1) };
    expect(refusal(() => Rollout.blueGreen(props))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'Rollout.blueGreen',
    });
  });

  test('the active colour is none', () => {
    expect(refusal(() => Rollout.blueGreen({ active: 'red' as unknown as Color }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      expected: 'active must be one of blue, green',
    });
  });

  test('there is no traffic to move: on a worker, on a stateful service', () => {
    const rollout = Rollout.blueGreen({ active: Color.BLUE });
    expect(refusal(() => new Worker(testChart(), 'work', { application: program(), sizing, rollout }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'test/work',
      expected: 'the rollout must be one that replaces a worker (this one replaces a service)',
      got: 'Rollout.blueGreen',
    });
    const stateful = () =>
      new StatefulService(testChart(), 'data', { application: server(), sizing, rollout, claims: [] });
    expect(refusal(stateful)).toMatchObject({ code: 'ROLLOUT_INVALID', place: 'test/data' });
  });

  test('the label of the colours is taken, or a name has no room for a colour', () => {
    expect(refusal(() => written({ labels: { color: 'red' } })).code).toBe('LABEL_INVALID');
    const long = (length: number) => () => written({ name: 'a'.repeat(length) });
    expect(refusal(long(56)).code).toBe('SERVICE_NAME_INVALID');
    expect(refusal(long(60)).code).toMatch(/NAME_INVALID/);
    expect(long(55)).not.toThrow();
  });
});
