import {
  Autoscaling,
  NodeAgent,
  Resources,
  StatefulService,
  StatelessService,
  VerticalAutoscaling,
  VerticalResource,
  Worker,
  type Sizing,
  type VerticalApplyProps,
} from '../../../constructs';
import { find, finished, program, refusal, server, testChart } from '../testing';

const KIND = 'VerticalPodAutoscaler';
const { CPU, MEMORY } = VerticalResource;
const resources = Resources.parse({ cpu: '100m', cpuLimit: '1', memory: '128Mi', memoryLimit: '512Mi' });

function web(sizing: Partial<Sizing>) {
  const chart = testChart();
  const sidecars = [{ name: 'beside', application: program(), resources }];
  new StatelessService(chart, 'web', { application: server(), sizing: { resources, ...sizing }, sidecars });
  return chart;
}

const specOf = (sizing: Partial<Sizing>) => find(web(sizing), KIND, 'web').spec;

test('none is written where none is asked for', () => {
  expect(finished(web({}), KIND)).toEqual([]);
  expect(finished(web({ vertical: VerticalAutoscaling.off() }), KIND)).toEqual([]);
});

test('recommend: numbers for every container, nothing is changed', () => {
  expect(find(web({ replicas: 3, vertical: VerticalAutoscaling.recommend() }), KIND, 'web')).toMatchObject({
    apiVersion: 'autoscaling.k8s.io/v1',
    metadata: { namespace: 'shop', labels: { 'app.kubernetes.io/name': 'web' } },
    spec: {
      targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      updatePolicy: { updateMode: 'Off' },
      resourcePolicy: { containerPolicies: [{ containerName: '*', controlledValues: 'RequestsOnly' }] },
    },
  });
});

test('apply: requests alone, from what is asked for up to the limits, and no pod goes while one is away', () => {
  expect(specOf({ replicas: 3, vertical: VerticalAutoscaling.apply() })).toEqual({
    targetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    updatePolicy: { updateMode: 'Recreate', minReplicas: 3 },
    resourcePolicy: {
      containerPolicies: [
        {
          containerName: 'web',
          controlledResources: ['cpu', 'memory'],
          controlledValues: 'RequestsOnly',
          minAllowed: { cpu: '100m', memory: '128Mi' },
          maxAllowed: { cpu: '1', memory: '512Mi' },
        },
        { containerName: '*', mode: 'Off' },
      ],
    },
  });
});

test('apply, complete: in place, one resource, from less than is asked for', () => {
  const props: Required<VerticalApplyProps> = {
    resources: [MEMORY],
    minAllowed: Resources.parse({ cpu: '10m', memory: '64Mi' }),
    inPlace: true,
  };
  expect(specOf({ vertical: VerticalAutoscaling.apply(props) })).toMatchObject({
    updatePolicy: { updateMode: 'InPlaceOrRecreate', minReplicas: 1 },
    resourcePolicy: {
      containerPolicies: [
        { controlledResources: ['memory'], minAllowed: { memory: '64Mi' }, maxAllowed: { memory: '512Mi' } },
        { containerName: '*', mode: 'Off' },
      ],
    },
  });
});

test.each(['StatefulSet', 'Deployment', 'DaemonSet'])('a %s is named as what it is', (kind) => {
  const chart = testChart();
  const vertical = VerticalAutoscaling.apply();
  const sizing = { resources, replicas: 3, vertical };
  if (kind === 'StatefulSet') {
    new StatefulService(chart, 'it', { application: server(), sizing, claims: [] });
  } else if (kind === 'Deployment') {
    new Worker(chart, 'it', { application: program(), sizing });
  } else {
    new NodeAgent(chart, 'it', { application: program(), resources, vertical });
  }
  expect(find(chart, KIND, 'it').spec).toMatchObject({
    targetRef: { apiVersion: 'apps/v1', kind, name: 'it' },
    updatePolicy: { minReplicas: kind === 'DaemonSet' ? 1 : 3 },
  });
  expect(finished(chart, kind)).toHaveLength(1);
});

describe('beside horizontal autoscaling', () => {
  const horizontal = (target: object) => Autoscaling.of({ minReplicas: 3, maxReplicas: 9, ...target });

  test.each([
    ['cpu', { cpu: 60 }, [CPU]],
    ['memory', { memory: 80 }, [MEMORY]],
    ['cpu', { cpu: 60, memory: 80 }, undefined],
  ])('fails when both go by %s', (resource, target, applied) => {
    const vertical = VerticalAutoscaling.apply({ resources: applied });
    expect(refusal(() => web({ autoscaling: horizontal(target), vertical }))).toMatchObject({
      code: 'AUTOSCALING_CONFLICT',
      place: 'test/web',
      expected: expect.stringContaining(resource) as string,
    });
  });

  test.each([
    ['CPU beside memory', { memory: 80 }, [CPU]],
    ['memory beside CPU', { cpu: 60 }, [MEMORY]],
  ])('may apply %s, with as many replicas as there are at the least', (_, target, applied) => {
    const vertical = VerticalAutoscaling.apply({ resources: applied });
    expect(specOf({ autoscaling: horizontal(target), vertical })).toMatchObject({
      updatePolicy: { minReplicas: 3 },
      resourcePolicy: { containerPolicies: [{ controlledResources: applied }, { mode: 'Off' }] },
    });
  });

  test('may recommend whatever it likes', () => {
    const sizing = { autoscaling: horizontal({ cpu: 60, memory: 80 }), vertical: VerticalAutoscaling.recommend() };
    expect(specOf(sizing)).toMatchObject({ updatePolicy: { updateMode: 'Off' } });
  });
});

test.each([
  ['memory up to what is asked for anyway', { cpu: '100m', cpuLimit: '1', memory: '128Mi' }, [MEMORY]],
  ['CPU without a limit', { cpu: '100m', memory: '128Mi' }, [CPU]],
])('fails when there is no room to apply: %s', (_, amounts, applied) => {
  const vertical = VerticalAutoscaling.apply({ resources: applied });
  expect(refusal(() => web({ resources: Resources.parse(amounts), vertical }))).toMatchObject({
    code: 'AUTOSCALING_INVALID',
    place: 'test/web',
  });
});

test('fails when nothing is to be applied', () => {
  expect(refusal(() => VerticalAutoscaling.apply({ resources: [] }))).toMatchObject({ code: 'AUTOSCALING_INVALID' });
});
