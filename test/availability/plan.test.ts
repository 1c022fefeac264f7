import { plansOf, type Plan } from './plan';
import type { Manifest } from '../cluster/release';

const LABELS = { app: 'shop' };
const ZONE = { topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'DoNotSchedule', maxSkew: 1 };

function object(kind: string, spec: object, namespace = 'commerce'): Manifest {
  return { apiVersion: 'v1', kind, metadata: { name: 'shop', namespace }, spec };
}

function workload(kind: string, spec: object, pod: object = {}): Manifest {
  return object(kind, { ...spec, template: { metadata: { labels: LABELS }, spec: pod } });
}

function budget(bounds: object, namespace?: string): Manifest {
  return object('PodDisruptionBudget', { selector: { matchLabels: LABELS }, ...bounds }, namespace);
}

function planOf(...objects: Manifest[]): Partial<Plan> {
  return plansOf(objects, 3)[0] ?? {};
}

describe('what manifests promise', () => {
  it.each([
    [{}, 3],
    [{ rollingUpdate: { maxUnavailable: 0 } }, 4],
    [{ rollingUpdate: { maxUnavailable: '49%' } }, 3],
    [{ rollingUpdate: { maxUnavailable: 3 } }, 1],
    [{ rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } }, 3],
    [{ type: 'Recreate' }, 0],
  ])('of four replicas under %j: %d available throughout a rolling update', (strategy, rolling) => {
    expect(planOf(workload('Deployment', { replicas: 4, strategy }))).toMatchObject({ replicas: 4, rolling });
  });

  it('a StatefulSet is updated pod by pod', () => {
    expect(planOf(workload('StatefulSet', { replicas: 3 }))).toMatchObject({ rolling: 2, pod: 2 });
  });

  it('what is scaled has as many replicas as its autoscaler wants at least', () => {
    const scaleTargetRef = { kind: 'Deployment', name: 'shop' };
    const scaler = object('HorizontalPodAutoscaler', { scaleTargetRef, minReplicas: 7 });
    expect(planOf(workload('Deployment', {}), scaler)).toMatchObject({ replicas: 7, pod: 6 });
  });

  it.each([
    [3, 2],
    [4, 2],
    [6, 4],
    [1, 0],
  ])('of %d replicas spread over three zones, %d are left when one is lost', (replicas, zone) => {
    const spread = { topologySpreadConstraints: [ZONE] };
    expect(planOf(workload('Deployment', { replicas }, spread))).toMatchObject({ zone });
  });

  it.each([
    ['none', []],
    ['one of nodes', [{ ...ZONE, topologyKey: 'kubernetes.io/hostname' }]],
    ['a preference', [{ ...ZONE, whenUnsatisfiable: 'ScheduleAnyway' }]],
    ['a loose one', [{ ...ZONE, maxSkew: 2 }]],
  ])('without a spreading over zones that is held, nothing is promised: %s', (_name, topologySpreadConstraints) => {
    expect(planOf(workload('Deployment', { replicas: 3 }, { topologySpreadConstraints }))).toMatchObject({ zone: 0 });
  });

  it.each([
    [{ maxUnavailable: 1 }, 3],
    [{ maxUnavailable: '30%' }, 2],
    [{ minAvailable: 2 }, 2],
    [{ minAvailable: '51%' }, 3],
  ])('of four replicas under the budget %j, %d stay ready during a drain', (bounds, drain) => {
    expect(planOf(workload('Deployment', { replicas: 4 }), budget(bounds))).toMatchObject({ drain });
  });

  it('a budget of another namespace keeps nothing', () => {
    expect(planOf(workload('Deployment', { replicas: 4 }), budget({ maxUnavailable: 1 }, 'vault')).drain).toBe(0);
  });
});
