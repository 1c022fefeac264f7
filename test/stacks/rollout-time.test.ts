import type { FinishedObject } from '../../constructs/policy/pass/objects';
import type { ClusterValues } from '../../stacks/environments/cluster';
import { rolloutSeconds } from '../../stacks/rollout-time';

const KIND: ClusterValues = { form: 'kind', name: 'shop', image: 'kindest/node:v1.35.0', workers: 0 };
const UNKNOWN: ClusterValues = { form: 'existing', context: 'shop' };
const ALLOWANCE = 300;

/** A pod that may take 300 s to start, and 40 s to end. */
const SLOW = pod({ periodSeconds: 5, failureThreshold: 60 });

function pod(startupProbe?: object, ...initContainers: object[]): object {
  return { spec: { terminationGracePeriodSeconds: 40, containers: [{ name: 'app', startupProbe }], initContainers } };
}

function object(kind: string, spec: object, namespace = 'shop', name = 'app'): FinishedObject {
  return { apiVersion: 'v1', kind, metadata: { name, namespace }, spec: spec as FinishedObject['spec'] };
}

const seconds = (...objects: FinishedObject[]): number => rolloutSeconds(KIND, objects) - ALLOWANCE;

describe('the time that a release may take', () => {
  test('is the allowance where nothing is rolled out', () => {
    expect(rolloutSeconds(KIND, [])).toBe(ALLOWANCE);
    expect(rolloutSeconds(KIND, [object('ConfigMap', {})])).toBe(ALLOWANCE);
  });

  test('is that of the slowest workload, for they roll at the same time', () => {
    const slow = object('StatefulSet', { replicas: 3, template: SLOW });
    const quick = object('Deployment', { replicas: 1, progressDeadlineSeconds: 60, template: pod() });
    expect(seconds(slow, quick)).toBe(seconds(slow));
    expect(seconds(slow, quick)).toBeGreaterThan(seconds(quick));
  });

  test('covers the progress deadline of a Deployment, and the one that Kubernetes takes by itself', () => {
    expect(seconds(object('Deployment', { replicas: 1, progressDeadlineSeconds: 900, template: SLOW }))).toBe(900);
    expect(seconds(object('Deployment', { replicas: 1, template: pod() }))).toBe(600);
  });

  test('covers the start of a sidecar that the mesh adds', () => {
    const metadata = { labels: { 'sidecar.istio.io/inject': 'true' } };
    const rolled = (template: object) => seconds(object('StatefulSet', { replicas: 3, template }));
    expect(rolled({ ...SLOW, metadata })).toBe(rolled(SLOW) + 3 * 60);
  });

  test('covers each wave of a rolling Deployment', () => {
    const rolling = { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } };
    const spec = { strategy: rolling, minReadySeconds: 5, template: SLOW };
    expect(seconds(object('Deployment', { ...spec, replicas: 3 }))).toBe(3 * 305);
    expect(seconds(object('Deployment', { ...spec, replicas: 12 }))).toBe(4 * 305);
  });

  test('covers an autoscaled Deployment at its maximum', () => {
    const spec = { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, template: SLOW };
    const scaler = { scaleTargetRef: { kind: 'Deployment', name: 'app' }, minReplicas: 3, maxReplicas: 10 };
    expect(seconds(object('Deployment', spec), object('HorizontalPodAutoscaler', scaler))).toBe(10 * 300);
    expect(seconds(object('Deployment', spec), object('HorizontalPodAutoscaler', scaler, 'other'))).toBe(600);
  });

  test('covers either colour at the maximum of both: either may be promoted', () => {
    const spec = (color: string) => ({
      replicas: color === 'blue' ? 10 : 1,
      selector: { matchLabels: { color } },
      strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: SLOW,
    });
    const quick = { ...spec('blue'), template: pod() };
    expect(seconds(object('Deployment', quick), object('Deployment', spec('green')))).toBe(10 * 300);
  });

  test('does not count a Rollout of Argo, for which a release does not wait', () => {
    expect(seconds(object('Rollout', { replicas: 9, progressDeadlineSeconds: 900, template: SLOW }))).toBe(0);
  });

  test('lets a recreated Deployment end its old pods first', () => {
    const long = pod({ periodSeconds: 10, failureThreshold: 90 });
    expect(seconds(object('Deployment', { replicas: 1, strategy: { type: 'Recreate' }, template: long }))).toBe(940);
  });

  test('covers the pods of a StatefulSet one after another', () => {
    expect(seconds(object('StatefulSet', { replicas: 3, minReadySeconds: 5, template: SLOW }))).toBe(3 * 345);
  });

  test('covers a DaemonSet on every node, a share of them at a time', () => {
    const agent = object('DaemonSet', {
      updateStrategy: { rollingUpdate: { maxUnavailable: '10%' } },
      template: SLOW,
    });
    expect(rolloutSeconds(KIND, [agent])).toBe(ALLOWANCE + 340);
    expect(rolloutSeconds({ ...KIND, workers: 25 }, [agent])).toBe(ALLOWANCE + 9 * 340);
    expect(rolloutSeconds(UNKNOWN, [agent])).toBe(ALLOWANCE + 10 * 340);
  });

  test('adds the deadline of a Job beside the workload, whose pods may wait for it', () => {
    const spec = { replicas: 2, template: SLOW };
    const job = { activeDeadlineSeconds: 1800 };
    expect(seconds(object('StatefulSet', spec), object('Job', job))).toBe(1800 + 2 * 340);
    expect(seconds(object('StatefulSet', spec), object('Job', job, 'other'))).toBe(1800);
  });

  test('counts what a probe leaves unsaid as Kubernetes does, and sidecars one after another', () => {
    const sidecar = { name: 'log', restartPolicy: 'Always', startupProbe: { periodSeconds: 2, failureThreshold: 10 } };
    const first = { name: 'prepare', startupProbe: { periodSeconds: 1000 } };
    expect(seconds(object('StatefulSet', { template: pod({ initialDelaySeconds: 7 }) }))).toBe(40 + 7 + 3 * 10);
    expect(seconds(object('StatefulSet', { template: pod({}, sidecar, sidecar, first) }))).toBe(40 + 30 + 20 + 20);
  });
});
