import { until } from '../node/wait';
import { Admitting, DRY_RUN } from './admitting';
import type { Answer } from './api-server';
import { MAKERS, pathOf, PIECES, template } from './good-objects';
import { Guard } from './guard';
import { kubectl } from './kubectl';
import { onControlPlane } from './on-control-plane';
import { asList, Release } from './release';
import { environmentNamed } from '../../stacks/environments';

onControlPlane('what people change in production', () => {
  const server = new Admitting();
  const guard = new Guard(new Release(environmentNamed('production')));
  const { onCall = '' } = environmentNamed('production').people ?? {};
  const zone = 'vault';
  const workloads = [MAKERS.Deployment, MAKERS.StatefulSet, MAKERS.DaemonSet].map((make) => make(template({}, zone)));
  const cronJob = MAKERS.CronJob(template({}, zone));
  const restart = { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': '2026-01-01T00:00:00Z' } } };
  const inPods = (changes: object): object => ({ spec: { template: { spec: changes } } });
  const inMain = (changes: object): object => inPods({ containers: [{ name: 'main', ...changes }] });

  beforeAll(async () => {
    await server.start();
    await server.behind(guard);
    await kubectl(['apply', '-n', zone, '-f', '-'], asList([...workloads, cronJob]));
    await until('people held to restarts', 120_000, async () =>
      (await change(workloads[0] ?? {}, inMain({ args: ['x'] }))).status >= 400 ? true : undefined,
    );
  });

  afterAll(async () => {
    await guard.takeDown();
    server.stop();
  });

  const change = (object: object, body: object, groups: readonly string[] = [onCall]): Promise<Answer> =>
    server.ask({ method: 'PATCH', path: `${pathOf(object, zone)}/good${DRY_RUN}`, body, groups });

  const CHANGES: readonly (readonly [string, object])[] = [
    ['another image', inMain({ image: 'ghcr.io/stefanprodan/podinfo:6.14.0' })],
    ['another command', inMain({ command: ['sh'] })],
    ['a variable', inMain({ env: [{ name: 'DEBUG', value: '1' }] })],
    ['a Secret as a volume', inPods({ volumes: [{ name: 'key', secret: { secretName: 'vault-key' } }] })],
    ['another account', inPods({ serviceAccountName: 'default' })],
    ['one more container', inPods({ containers: [{ ...PIECES.container, name: 'more' }] })],
    ['another label of the pods', { spec: { template: { metadata: { labels: { more: 'x' } } } } }],
    [
      'another annotation of the pods',
      { spec: { template: { metadata: { annotations: { 'cdk8s-commerce/root': 'x' } } } } },
    ],
    ['more history', { spec: { revisionHistoryLimit: 7 } }],
  ];

  test.each(
    workloads.flatMap((object) => CHANGES.map(([name, body]) => ({ kind: kindOf(object), name, object, body }))),
  )('$name of a $kind is refused', async ({ object, body }) => {
    const { status, message } = await change(object, body);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(message).toContain("ValidatingAdmissionPolicy 'commerce-people'");
    expect(message).toMatch(/people may restart this workload.*Change it in the environment and release that/);
  });

  test.each(workloads.map((object) => ({ kind: kindOf(object), object })))(
    'a restart of a $kind',
    async ({ object }) => {
      expect(await change(object, { spec: { template: restart } })).toMatchObject({ message: '' });
    },
  );

  test('another number of replicas, by the object and by its scale', async () => {
    for (const object of workloads.slice(0, 2)) {
      expect(await change(object, { spec: { replicas: 2 } })).toMatchObject({ message: '' });
      const path = `${pathOf(object, zone)}/good/scale${DRY_RUN}`;
      const scale = { spec: { replicas: 2 } };
      expect(await server.ask({ method: 'PATCH', path, body: scale, groups: [onCall] })).toMatchObject({
        message: '',
      });
    }
  });

  test('the hour of a scheduled job and whether it runs, but not what it runs', async () => {
    expect(await change(cronJob, { spec: { suspend: false, schedule: '0 2 * * *' } })).toMatchObject({ message: '' });
    const other = { spec: { jobTemplate: { spec: { backoffLimit: 9 } } } };
    expect((await change(cronJob, other)).message).toContain("ValidatingAdmissionPolicy 'commerce-people'");
  });

  test('a release changes what it likes', async () => {
    const [deployment = {}] = workloads;
    expect(await change(deployment, inMain({ args: ['x'] }), ['system:masters'])).toMatchObject({ message: '' });
  });

  test('who is only to look on is refused before', async () => {
    const { viewer = '' } = environmentNamed('production').people ?? {};
    expect(await change(workloads[0] ?? {}, { spec: { replicas: 2 } }, [viewer])).toMatchObject({ status: 403 });
  });
});

function kindOf(object: object): string {
  return (object as { readonly kind: string }).kind;
}
