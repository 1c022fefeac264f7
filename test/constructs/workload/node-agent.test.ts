import {
  Binding,
  Connection,
  NodeAgent,
  Port,
  VerticalAutoscaling,
  type NodeAgentProps,
  type NodeFolder,
} from '../../../constructs';
import {
  API_ACCESS,
  CLOUD_IDENTITY,
  find,
  finished,
  podsOf,
  podsSelectedBy,
  program,
  refusal,
  RESOURCES,
  SECRET,
  testChart,
} from '../testing';

const folder: Required<NodeFolder> = { name: 'logs', path: '/var/log', mountPath: '/host/log' };

const ALL: Required<NodeAgentProps> = {
  application: program({
    ports: [Port.http(9100, { name: 'metrics' })],
    metrics: { port: 'metrics' },
    variables: { PASSWORD: Binding.secret('store', 'password') },
  }),
  resources: RESOURCES,
  vertical: VerticalAutoscaling.recommend(),
  name: 'agent',
  roles: { store: Connection.secretOnly(SECRET) },
  nodeFolders: [folder, { name: 'proc', path: '/proc' }],
  rootReason: 'the log files belong to root',
  placement: { priorityClassName: 'agents', tolerations: [{ key: 'gpu', value: 'yes', effect: 'NoExecute' }] },
  component: 'node-agent',
  namespace: 'agents',
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

describe('minimal props', () => {
  const chart = testChart();
  const agent = new NodeAgent(chart, 'agent', { application: program(), resources: RESOURCES });

  test('one pod on every node, tainted or not, a tenth of them replaced at a time', () => {
    expect(find(chart, 'DaemonSet', 'agent').spec).toMatchObject({
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
    });
    const { spec } = podsOf(chart, 'DaemonSet', 'agent');
    expect(spec).toHaveProperty('tolerations', [{ operator: 'Exists', effect: 'NoSchedule' }]);
    expect(spec).not.toHaveProperty('topologySpreadConstraints');
    expect(spec).toHaveProperty('securityContext.runAsNonRoot', true);
  });

  test('outputs point at objects that exist', () => {
    expect(podsSelectedBy(chart, agent.identity.selector)).toHaveLength(1);
    expect(agent.metrics).toBeUndefined();
    expect(finished(chart, 'Service')).toEqual([]);
  });
});

describe('all props', () => {
  const chart = testChart();
  const agent = new NodeAgent(chart, 'x', ALL);
  const pods = podsOf(chart, 'DaemonSet', 'agent');

  test('is root, says why, and can do no more than read all the same', () => {
    expect(pods.metadata.annotations).toMatchObject({ 'cdk8s-commerce/root': 'the log files belong to root' });
    expect(pods.spec).toMatchObject({
      securityContext: { runAsUser: 0, runAsGroup: 0, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{ securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } }],
    });
    expect(pods.spec.containers[0]).not.toHaveProperty('securityContext.runAsUser');
  });

  test("reads the node's folders, here or elsewhere in the container, and writes none", () => {
    expect(pods.spec).toMatchObject({
      containers: [
        {
          volumeMounts: [
            { name: 'logs', mountPath: '/host/log', readOnly: true },
            { name: 'proc', mountPath: '/proc', readOnly: true },
          ],
        },
      ],
      volumes: [
        { name: 'logs', hostPath: { path: '/var/log' } },
        { name: 'proc', hostPath: { path: '/proc' } },
      ],
    });
  });

  test('tolerates the stated taints only', () => {
    expect(pods.spec).toMatchObject({
      priorityClassName: 'agents',
      tolerations: [{ key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoExecute' }],
    });
  });

  test('outputs point at objects that exist', () => {
    expect(podsSelectedBy(chart, agent.identity.selector, 'agents')).toEqual([pods]);
    expect(agent.metrics).toMatchObject({ portName: 'metrics', throughService: false, endpoint: { targetPort: 9100 } });
    expect(pods.spec.containers[0].ports).toMatchObject([{ name: 'metrics', containerPort: 9100 }]);
  });
});

test('fails when it would be root without a reason', () => {
  const props = { application: program(), resources: RESOURCES, rootReason: ' ' };
  expect(refusal(() => new NodeAgent(testChart(), 'agent', props))).toMatchObject({
    code: 'REASON_MISSING',
    place: 'test/agent',
  });
});
