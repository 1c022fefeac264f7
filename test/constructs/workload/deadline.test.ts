import { Duration } from 'cdk8s';
import { Probe, Rollout, StatelessService, type Application } from '../../../constructs';
import { find, program, refusal, RESOURCES, server, testChart } from '../testing';

const sizing = { resources: RESOURCES };
const seconds = (amount: number): Duration => Duration.seconds(amount);

describe('the deadline of an update', () => {
  const probes = { readiness: Probe.http('/ready'), startup: Probe.http('/', { period: seconds(10), failures: 30 }) };
  const update = (deadline: number) => () => {
    const rollout = Rollout.rolling({ progressDeadline: seconds(deadline), minReady: seconds(15) });
    return new StatelessService(testChart(), 'web', { application: server({ probes }), sizing, rollout });
  };

  test('is longer than a pod may take to start and to stay ready', () => {
    expect(update(316)).not.toThrow();
    expect(refusal(update(315))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'test/web',
      expected: 'progressDeadline must be longer than a pod may take to start and stay ready: 315 seconds',
      got: '315 seconds',
    });
  });

  test('follows what the probes allow where nothing is said, and is 10 minutes at least', () => {
    const deadline = (application: Application, beside?: Application) => {
      const chart = testChart();
      const sidecars = beside && [{ name: 'beside', application: beside, resources: RESOURCES }];
      new StatelessService(chart, 'web', { application, sizing, sidecars });
      return find(chart, 'Deployment', 'web').spec.progressDeadlineSeconds;
    };
    const slow = { ...probes, startup: Probe.http('/', { period: seconds(10), failures: 90 }) };
    const proxy = program({ probes: { readiness: Probe.exec(['ready']) } });
    expect(deadline(server())).toBe(600);
    expect(deadline(program({ ports: server().ports }))).toBe(600);
    expect(deadline(server({ probes: slow }))).toBe(900 + 5 + 240);
    expect(deadline(server({ probes }), proxy)).toBe(300 + 300 + 5 + 240);
  });
});
