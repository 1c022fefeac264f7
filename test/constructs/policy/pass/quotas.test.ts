import type { FinishedContainer, FinishedObject } from '../../../../constructs/policy/pass/objects';
import { quotaIssues } from '../../../../constructs/policy/pass/quotas';

const resources = (cpu: string, memory: string) => ({ requests: { cpu, memory }, limits: { cpu, memory } });
const container = (cpu: string, memory = '1Mi', restartPolicy?: string): FinishedContainer => ({
  name: 'main',
  restartPolicy,
  resources: resources(cpu, memory),
});

function object(kind: string, spec: Record<string, unknown>, namespace = 'shop'): FinishedObject {
  return { apiVersion: 'example/v1', kind, metadata: { name: 'web', namespace }, spec };
}

function pods(containers: FinishedContainer[], initContainers: FinishedContainer[] = []) {
  return { template: { spec: { containers, initContainers } } };
}

const quota = (hard: Record<string, string>) => object('ResourceQuota', { hard });

/** The least amount of a resource that a quota must have for these objects. */
function needed(resource: string, ...objects: FinishedObject[]): string | undefined {
  const [issue, ...more] = quotaIssues([quota({ [resource]: resource === 'pods' ? '0' : '0m' }), ...objects]);
  expect(more).toEqual([]);
  return issue?.example.slice(`${resource}: `.length);
}

test('says which bound of which quota is too small, and what would do', () => {
  const web = object('Deployment', { replicas: 3, ...pods([container('500m', '512Mi')]) });
  const hard = { 'requests.cpu': '1', 'requests.memory': '2Gi', 'limits.memory': '1Gi', pods: '3' };
  expect(quotaIssues([quota(hard), web])).toEqual([
    {
      code: 'QUOTA_TOO_SMALL',
      place: 'ResourceQuota shop/web',
      expected: 'requests.cpu must hold all workloads at autoscaling maximum plus surge: 1500m',
      got: '1',
      example: 'requests.cpu: 1500m',
    },
    {
      code: 'QUOTA_TOO_SMALL',
      place: 'ResourceQuota shop/web',
      expected: 'limits.memory must hold all workloads at autoscaling maximum plus surge: 1536Mi',
      got: '1Gi',
      example: 'limits.memory: 1536Mi',
    },
  ]);
});

test('a quota of just the right size holds', () => {
  const web = object('Deployment', { replicas: 3, ...pods([container('100m')]) });
  expect(quotaIssues([quota({ 'requests.cpu': '300m', 'requests.memory': '3Mi', pods: '3' }), web])).toEqual([]);
});

describe('a workload asks for', () => {
  const one = pods([container('100m')]);

  test.each<[string, FinishedObject, string]>([
    ['its replicas', object('Deployment', { replicas: 4, ...one }), '400m'],
    ['one replica, where it does not say', object('Deployment', one), '100m'],
    [
      'its surge, counted',
      object('Deployment', { replicas: 4, strategy: { rollingUpdate: { maxSurge: 2 } }, ...one }),
      '600m',
    ],
    [
      'its surge, a share rounded up',
      object('Deployment', { replicas: 5, strategy: { rollingUpdate: { maxSurge: '25%' } }, ...one }),
      '700m',
    ],
    [
      'no surge, where it is recreated',
      object('Deployment', { replicas: 5, strategy: { type: 'Recreate' }, ...one }),
      '500m',
    ],
    ['its replicas, being stateful', object('StatefulSet', { replicas: 3, ...one }), '300m'],
    ['one run, being a job', object('Job', one), '100m'],
    ['one run, being a scheduled job', object('CronJob', { jobTemplate: { spec: one } }), '100m'],
    ['the instances of its operator', object('Cluster', { instances: 3, resources: resources('1', '1Gi') }), '3'],
    [
      'the nodes of its operator',
      object('RabbitmqCluster', { replicas: 3, resources: resources('500m', '1Gi') }),
      '1500m',
    ],
  ])('%s', (_, workload, cpu) => {
    expect(needed('requests.cpu', workload)).toBe(cpu);
  });

  test('the maximum of its autoscaler, and the surge of that', () => {
    const web = object('Deployment', { strategy: { rollingUpdate: { maxSurge: '25%' } }, ...one });
    const autoscaler = object('HorizontalPodAutoscaler', { scaleTargetRef: { name: 'web' }, maxReplicas: 10 });
    expect(needed('requests.cpu', web, autoscaler)).toBe('1300m');
    expect(needed('pods', web, autoscaler)).toBe('13');
  });

  test('both its colours at the maximum of either: the one that served has not shrunk when the other one grows', () => {
    const color = (name: string, replicas: number) => ({
      ...object('Deployment', { replicas, selector: { matchLabels: { app: 'web', color: name } }, ...one }),
      metadata: { name: `web-${name}`, namespace: 'shop' },
    });
    const scaler = object('HorizontalPodAutoscaler', { scaleTargetRef: { name: 'web-green' }, maxReplicas: 10 });
    expect(needed('pods', color('blue', 3), color('green', 2))).toBe('6');
    expect(needed('pods', color('blue', 3), color('green', 2), scaler)).toBe('20');
  });

  test('what a vertical autoscaler may raise its program to, where it applies anything', () => {
    const web = object('Deployment', { replicas: 2, ...pods([container('100m')]) });
    const vertical = (updateMode: string, kind = 'Deployment', containerName = 'main') =>
      object('VerticalPodAutoscaler', {
        targetRef: { kind, name: 'web' },
        updatePolicy: { updateMode },
        resourcePolicy: { containerPolicies: [{ containerName, maxAllowed: { cpu: '400m' } }] },
      });
    expect(needed('requests.cpu', web, vertical('Recreate'))).toBe('800m');
    expect(needed('limits.cpu', web, vertical('Recreate'))).toBe('200m');
    expect(needed('requests.cpu', web, vertical('Off'))).toBe('200m');
    expect(needed('requests.cpu', web, vertical('Recreate', 'StatefulSet'))).toBe('200m');
    expect(needed('requests.cpu', web, vertical('Recreate', 'Deployment', 'beside'))).toBe('200m');
  });

  test('its sidecars with the program, or its largest init container alone', () => {
    const beside = container('50m', '1Mi', 'Always');
    const web = (first: string) => object('Deployment', pods([container('100m')], [container(first), beside]));
    expect(needed('requests.cpu', web('20m'))).toBe('150m');
    expect(needed('requests.cpu', web('400m'))).toBe('400m');
  });

  test('an init container beside the sidecars that were started before it', () => {
    const beside = container('50m', '1Mi', 'Always');
    const web = object('Deployment', pods([container('100m')], [beside, container('400m')]));
    expect(needed('requests.cpu', web)).toBe('450m');
  });

  test('one pod, however many containers it has', () => {
    const beside = container('50m', '1Mi', 'Always');
    expect(
      needed('pods', object('Deployment', { replicas: 3, ...pods([container('1')], [beside, container('1')]) })),
    ).toBe('3');
    expect(needed('pods', object('Cluster', { instances: 3, resources: resources('1', '1Gi') }))).toBe('3');
  });

  test('nothing of the quota of another namespace', () => {
    expect(needed('requests.cpu', object('Deployment', one, 'payments'))).toBeUndefined();
  });

  test('nothing, where no pods are made of it', () => {
    expect(needed('requests.cpu', object('ConfigMap', {}), object('NetworkPolicy', {}))).toBeUndefined();
  });
});

test('memory is given in whole mebibytes, rounded up', () => {
  const bytes = { requests: { memory: '1000001' } };
  const web = object('Deployment', pods([{ name: 'main', resources: bytes }]));
  expect(needed('requests.memory', web)).toBe('1Mi');
});
