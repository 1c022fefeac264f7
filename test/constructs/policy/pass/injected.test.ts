import { containerIssues } from '../../../../constructs/policy/pass/containers';
import { demandOf } from '../../../../constructs/policy/pass/demand';
import { injectedContainers } from '../../../../constructs/policy/pass/injected';
import type { FinishedContainer, FinishedObject } from '../../../../constructs/policy/pass/objects';
import { quotaIssues } from '../../../../constructs/policy/pass/quotas';

const SIDECAR = {
  'sidecar.istio.io/proxyCPU': '50m',
  'sidecar.istio.io/proxyMemory': '128Mi',
  'sidecar.istio.io/proxyCPULimit': '500m',
  'sidecar.istio.io/proxyMemoryLimit': '256Mi',
};
const LABELS = { 'sidecar.istio.io/inject': 'true' };

function container(name: string, cpu: string, restartPolicy?: string): FinishedContainer {
  const amounts = { cpu, memory: '64Mi' };
  return { name, restartPolicy, resources: { requests: amounts, limits: amounts } };
}

/** Three pods that ask for a sidecar, or not. */
function workload(
  metadata: object,
  initContainers: FinishedContainer[] = [],
  main = container('main', '100m'),
): FinishedObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { replicas: 3, template: { metadata, spec: { containers: [main], initContainers } } },
  };
}

const cpuOf = (object: FinishedObject) => demandOf([object], 'shop')['requests.cpu'];

describe('a sidecar that an injector will add', () => {
  test('counts with each pod: requests and limits, as the scheduler counts what runs beside the program', () => {
    expect(demandOf([workload({ labels: LABELS, annotations: SIDECAR })], 'shop')).toEqual({
      pods: 3,
      'requests.cpu': expect.closeTo(3 * 0.15) as number,
      'requests.memory': 3 * (64 + 128) * 2 ** 20,
      'limits.cpu': expect.closeTo(3 * 0.6) as number,
      'limits.memory': 3 * (64 + 256) * 2 ** 20,
    });
  });

  test('counts beside the steps before the program too: it is started before them', () => {
    const migrating = workload({ labels: LABELS, annotations: SIDECAR }, [container('migrate', '300m')]);
    expect(cpuOf(migrating)).toBeCloseTo(3 * 0.35);
  });

  test('counts beside sidecars of our own', () => {
    const both = workload({ labels: LABELS, annotations: SIDECAR }, [container('log', '20m', 'Always')]);
    expect(cpuOf(both)).toBeCloseTo(3 * 0.17);
  });

  test('looks first whether traffic comes its way, and that look is no sum with anything', () => {
    const large = { ...SIDECAR, 'sidecar.istio.io/proxyCPU': '1', 'sidecar.istio.io/proxyCPULimit': '1' };
    expect(cpuOf(workload({ labels: LABELS, annotations: large }))).toBeCloseTo(3 * 1.1);
  });

  test('does not count where nobody adds one', () => {
    const without: readonly object[] = [
      {},
      { annotations: SIDECAR },
      { labels: { 'sidecar.istio.io/inject': 'false' }, annotations: SIDECAR },
    ];
    expect(without.map((metadata) => cpuOf(workload(metadata)))).toEqual(
      without.map(() => expect.closeTo(0.3) as number),
    );
  });

  test('has the amounts of the chart where the pod says none', () => {
    expect(cpuOf(workload({ labels: LABELS }))).toBeCloseTo(3 * 0.2);
    expect(injectedContainers({ labels: LABELS, annotations: {} }).map(({ name }) => name)).toEqual([
      'istio-validation',
      'istio-proxy',
    ]);
  });

  test('has none of them as soon as the pod says one: the namespace fills the others in', () => {
    const annotations = { 'sidecar.istio.io/proxyCPU': '50m' };
    const range: FinishedObject = {
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'range', namespace: 'shop' },
      spec: { limits: [{ type: 'Container', default: { cpu: '1', memory: '256Mi' } }] },
    };
    const object = workload({ labels: LABELS, annotations });
    expect(demandOf([object], 'shop')['limits.cpu']).toBeCloseTo(0.3);
    expect(demandOf([object, range], 'shop')['limits.cpu']).toBeCloseTo(3 * 1.1);
  });

  test('is one of the reasons why a quota is too small', () => {
    const quota: FinishedObject = {
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'zone', namespace: 'shop' },
      spec: { hard: { 'requests.cpu': '300m' } },
    };
    expect(quotaIssues([quota, workload({})])).toEqual([]);
    expect(quotaIssues([quota, workload({ labels: LABELS, annotations: SIDECAR })])).toMatchObject([
      { code: 'QUOTA_TOO_SMALL', example: 'requests.cpu: 450m' },
    ]);
  });

  test('is refused where it asks for more than it may use: the API server would refuse its pods one by one', () => {
    const annotations = { ...SIDECAR, 'sidecar.istio.io/proxyMemory': '512Mi' };
    expect(containerIssues([workload({ labels: LABELS, annotations })])).toMatchObject([
      { code: 'REQUEST_ABOVE_LIMIT', expected: expect.stringContaining('"istio-validation"') as string },
      { code: 'REQUEST_ABOVE_LIMIT', expected: expect.stringContaining('"istio-proxy"') as string },
    ]);
  });
});
