import { Size, type Chart } from 'cdk8s';
import {
  Folder,
  Migration,
  NodeAgent,
  Port,
  Probe,
  ScheduledJob,
  SecretRef,
  StatefulService,
  StatelessService,
  Worker,
  type ApplicationProps,
  type ContainerProps,
} from '../../../constructs';
import { find, finished, podsOf, program, refusal, RESOURCES, server, testChart } from '../testing';

const folders = [Folder.scratch('/tmp', Size.mebibytes(64))];
const initContainers: ContainerProps[] = [{ name: 'first', application: program({ folders }), resources: RESOURCES }];
const sidecars: ContainerProps[] = [{ name: 'beside', application: program({ user: 20 }), resources: RESOURCES }];
const sizing = { resources: RESOURCES };
const application = server({ folders, group: 10002 });

type Make = (chart: Chart) => unknown;

/** Every workload of the library, with all the containers it may have. */
const WORKLOADS: [kind: string, make: Make][] = [
  ['Deployment', (c) => new StatelessService(c, 'web', { application, sizing, initContainers, sidecars })],
  ['Deployment', (c) => new Worker(c, 'web', { application, sizing, initContainers, sidecars })],
  ['StatefulSet', (c) => new StatefulService(c, 'web', { application, sizing, claims: [], initContainers, sidecars })],
  ['CronJob', (c) => new ScheduledJob(c, 'web', { application, ...sizing, initContainers, schedule: '0 * * * *' })],
  ['Job', (c) => new Migration(c, 'web', { application, ...sizing, initContainers, gate: program() })],
  ['DaemonSet', (c) => new NodeAgent(c, 'web', { application, ...sizing })],
];

describe.each(WORKLOADS)('the pods of a %s', (kind, make) => {
  const chart = testChart();
  make(chart);
  const name = finished(chart, kind).map(({ metadata }) => metadata.name)[0] ?? '';
  const pods = podsOf(chart, kind, name);
  const containers = [...pods.spec.containers, ...(pods.spec.initContainers ?? [])];

  test("run as their application's user, never as root, under the runtime's own seccomp profile", () => {
    expect(pods.spec).toMatchObject({
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 10001,
        runAsGroup: 10002,
        fsGroup: 10002,
        fsGroupChangePolicy: 'OnRootMismatch',
        seccompProfile: { type: 'RuntimeDefault' },
      },
    });
  });

  test('have only containers that cannot gain anything and write nowhere unsaid', () => {
    expect(containers.length).toBeGreaterThan(kind === 'DaemonSet' ? 0 : 1);
    for (const container of containers) {
      expect(container).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
      });
      expect(container).not.toHaveProperty('securityContext.privileged');
      expect(container).not.toHaveProperty('securityContext.capabilities.add');
    }
  });

  test('have an account of their own, and neither its token nor the variables of other Services', () => {
    expect(pods.spec).toMatchObject({
      serviceAccountName: 'web',
      automountServiceAccountToken: false,
      enableServiceLinks: false,
    });
    expect(find(chart, 'ServiceAccount', 'web')).toMatchObject({
      metadata: { namespace: 'shop' },
      automountServiceAccountToken: false,
    });
  });

  test('share nothing with their node', () => {
    for (const field of ['hostNetwork', 'hostPID', 'hostIPC']) {
      expect(pods.spec).not.toHaveProperty(field);
    }
  });

  test('state what every container asks for and may use', () => {
    for (const container of containers) {
      const amounts = { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } };
      expect(container).toMatchObject({ image: 'registry.example.com/shop/web:1.2.3', resources: amounts });
    }
  });
});

function pods(
  props: Partial<ApplicationProps>,
  more: { initContainers?: ContainerProps[]; sidecars?: ContainerProps[] } = {},
) {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(props), sizing, ...more });
  return podsOf(chart, 'Deployment', 'web').spec;
}

describe('containers beside the program', () => {
  test('init containers come first, then sidecars, which the kubelet keeps running', () => {
    const { initContainers: all, containers } = pods({}, { initContainers, sidecars });
    expect(all?.map(({ name }) => name)).toEqual(['first', 'beside']);
    expect(all?.[0]).not.toHaveProperty('restartPolicy');
    expect(all?.[1]).toHaveProperty('restartPolicy', 'Always');
    expect(containers.map(({ name }) => name)).toEqual(['web']);
  });

  test('run as users of their own, where those are others', () => {
    const { initContainers: all } = pods({}, { initContainers, sidecars });
    expect(all?.[0]).not.toHaveProperty('securityContext.runAsUser');
    expect(all?.[1]).toMatchObject({ securityContext: { runAsUser: 20, runAsGroup: 20 } });
  });

  test('have volumes that the program does not see', () => {
    const { initContainers: all, containers } = pods({ folders }, { initContainers });
    expect(all?.[0]?.volumeMounts).toEqual([{ name: 'first-tmp', mountPath: '/tmp' }]);
    expect(containers[0].volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
  });

  test.each([
    ['called as the program', 'web'],
    ['called as another', 'first'],
    ['no name', 'First One'],
  ])('fail when one is %s', (_, name) => {
    const twice = [{ name, application: program(), resources: RESOURCES }];
    expect(refusal(() => pods({}, { initContainers, sidecars: twice })).code).toBe('NAME_INVALID');
  });
});

describe('the three questions', () => {
  test('by default the start is asked as readiness is, and nothing kills the program', () => {
    const [container] = pods({ probes: { readiness: Probe.http('/ready') } }).containers;
    const httpGet = { path: '/ready', port: 'http' };
    expect(container).toMatchObject({
      startupProbe: { httpGet, periodSeconds: 5, failureThreshold: 60 },
      readinessProbe: { httpGet, periodSeconds: 10, failureThreshold: 3 },
    });
    expect(container).not.toHaveProperty('livenessProbe');
  });

  test('each may be another', () => {
    const probes = { startup: Probe.tcp(), liveness: Probe.http('/live'), readiness: Probe.exec(['ready']) };
    expect(pods({ probes }).containers[0]).toMatchObject({
      startupProbe: { tcpSocket: { port: 'http' } },
      livenessProbe: { httpGet: { path: '/live' } },
      readinessProbe: { exec: { command: ['ready'] } },
    });
  });

  test('a program that runs to its end is asked nothing', () => {
    expect(Object.keys(pods({ probes: undefined }).containers[0]).filter((key) => key.endsWith('Probe'))).toEqual([]);
  });
});

test('a program may have another command, arguments and several ports', () => {
  const ports = [Port.http(8080), Port.grpc(9090, { servicePort: 90 })];
  expect(pods({ command: ['/shop'], args: ['serve'], ports }).containers[0]).toMatchObject({
    command: ['/shop'],
    args: ['serve'],
    ports: [
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
      { name: 'grpc', containerPort: 9090, protocol: 'TCP' },
    ],
  });
});

test('the Secrets to pull with are those of all containers, each once', () => {
  const secret = (name: string) => SecretRef.of({ name, keys: ['.dockerconfigjson'], version: '1' });
  const beside = program({ pullSecrets: [secret('a'), secret('b')] });
  const more = { sidecars: [{ name: 'beside', application: beside, resources: RESOURCES }] };
  expect(pods({ pullSecrets: [secret('a')] }, more)).toHaveProperty('imagePullSecrets', [{ name: 'a' }, { name: 'b' }]);
  expect(pods({})).not.toHaveProperty('imagePullSecrets');
});
