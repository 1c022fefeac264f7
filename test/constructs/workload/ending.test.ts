import { Duration } from 'cdk8s';
import { StatelessService, Worker, type ApplicationProps } from '../../../constructs';
import { podsOf, program, refusal, RESOURCES, server, testChart } from '../testing';

const sizing = { resources: RESOURCES };
const seconds = (amount: number): Duration => Duration.seconds(amount);

/** The pods of a service with sidecars. */
function pods(props: Partial<ApplicationProps> = {}, ...beside: Partial<ApplicationProps>[]) {
  const chart = testChart();
  const sidecars = beside.map((sidecar, index) => ({
    name: `beside-${index}`,
    application: program(sidecar),
    resources: RESOURCES,
  }));
  new StatelessService(chart, 'web', { application: server(props), sizing, sidecars });
  return podsOf(chart, 'Deployment', 'web').spec;
}

describe('the end of a pod', () => {
  test('load balancers forget it for 5 s, then the program drains, then there is a margin of 5 s', () => {
    expect(pods()).toMatchObject({
      terminationGracePeriodSeconds: 5 + 30 + 5,
      containers: [{ lifecycle: { preStop: { sleep: { seconds: 5 } } } }],
    });
    expect(pods({ drain: Duration.minutes(2) })).toHaveProperty('terminationGracePeriodSeconds', 5 + 120 + 5);
  });

  test('a longer pause is in both', () => {
    expect(pods({ pause: seconds(20) })).toMatchObject({
      terminationGracePeriodSeconds: 20 + 30 + 5,
      containers: [{ lifecycle: { preStop: { sleep: { seconds: 20 } } } }],
    });
  });

  test('a program with a command for it runs that instead of the pause, which says how long it takes', () => {
    const command = ['leave', '--now'];
    expect(pods({ preStop: command, pause: seconds(90) })).toMatchObject({
      terminationGracePeriodSeconds: 90 + 30 + 5,
      containers: [{ lifecycle: { preStop: { exec: { command } } } }],
    });
  });

  test('sidecars end after the program, one after the other: each has time to drain', () => {
    const drains = [{ drain: seconds(7) }, { drain: seconds(11) }];
    expect(pods({}, ...drains)).toHaveProperty('terminationGracePeriodSeconds', 5 + 30 + 7 + 11 + 5);
  });

  test('what a sidecar runs before its own stop begins with the pause, and is counted where it takes longer', () => {
    const beside = { preStop: ['flush'], pause: seconds(60), drain: seconds(1) };
    expect(pods({ drain: seconds(10) }, beside)).toHaveProperty('terminationGracePeriodSeconds', 60 + 1 + 5);
    expect(pods({ drain: seconds(90) }, beside)).toHaveProperty('terminationGracePeriodSeconds', 5 + 90 + 1 + 5);
  });

  test('a stated period may be longer', () => {
    expect(pods({ gracePeriod: seconds(300) })).toHaveProperty('terminationGracePeriodSeconds', 300);
    expect(pods({ gracePeriod: seconds(40) })).toHaveProperty('terminationGracePeriodSeconds', 40);
  });

  test('a program without ports is told at once: nobody sends it anything', () => {
    const chart = testChart();
    new Worker(chart, 'worker', { application: program(), sizing });
    const { spec } = podsOf(chart, 'Deployment', 'worker');
    expect(spec.containers[0]).not.toHaveProperty('lifecycle');
    expect(spec).toHaveProperty('terminationGracePeriodSeconds', 30 + 5);
  });
});

describe('fails when', () => {
  test('a stated period does not cover the pause, the drain and the margin', () => {
    expect(refusal(() => pods({ gracePeriod: seconds(39) }))).toMatchObject({
      code: 'GRACE_TOO_SHORT',
      place: 'test/web',
      got: '39 seconds',
      example: 'gracePeriod: Duration.seconds(40)',
    });
  });

  test('it does not cover the sidecars', () => {
    const gracePeriod = seconds(60);
    expect(() => pods({ gracePeriod }, { drain: seconds(20) })).not.toThrow();
    expect(refusal(() => pods({ gracePeriod }, { drain: seconds(21) })).code).toBe('GRACE_TOO_SHORT');
  });

  test.each([0, 1, 4])('load balancers have %d seconds to forget it', (amount) => {
    expect(refusal(() => server({ pause: seconds(amount) }))).toMatchObject({
      code: 'GRACE_TOO_SHORT',
      expected: 'pause must be at least 5 seconds where the program has ports: endpoints are not removed at once',
    });
    expect(() => program({ pause: seconds(amount) })).not.toThrow();
  });
});
