import { Duration } from 'cdk8s';
import {
  Analysis,
  Autoscaling,
  Rollout,
  StatefulService,
  StatelessService,
  Worker,
  type AnalysisProps,
  type ArgoBlueGreenProps,
  type StatelessServiceProps,
} from '../../../../constructs';
import { expectServed, find, finished, podsOf, program, refusal, RESOURCES, server, testChart } from '../../testing';

const QUESTION: AnalysisProps = {
  address: 'http://prometheus.monitoring.svc:9090',
  query: 'sum(rate(errors_total{pod=~"web-{{args.hash}}-.*"}[2m]))',
  successCondition: 'len(result) == 0 || result[0] < 1',
};

/** Every prop there is: a new one without a test does not compile. */
const ALL: Required<ArgoBlueGreenProps> = {
  autoPromotion: Duration.minutes(10),
  previewReplicas: 2,
  scaleDownDelay: Duration.minutes(15),
  analysis: Analysis.prometheus(QUESTION),
  postPromotionAnalysis: Analysis.prometheus({
    ...QUESTION,
    interval: Duration.seconds(30),
    count: 10,
    failureLimit: 2,
  }),
  minReady: Duration.seconds(20),
  progressDeadline: Duration.minutes(20),
};

function written(rollout: ArgoBlueGreenProps, props: Partial<StatelessServiceProps> = {}) {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', {
    application: server(),
    sizing: { resources: RESOURCES, replicas: 3 },
    rollout: Rollout.argoBlueGreen(rollout),
    ...props,
  });
  return { chart, service };
}

describe('minimal props', () => {
  const { chart, service } = written({});

  test('a Rollout in place of the Deployment, and two Services', () => {
    expect(finished(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount web',
      'Service web',
      'Service web-preview',
      'Rollout web',
      'PodDisruptionBudget web',
    ]);
  });

  test('somebody promotes it by hand; the old version stays half a minute; what fails is taken back', () => {
    const rollout = find(chart, 'Rollout', 'web');
    expect(rollout.apiVersion).toBe('argoproj.io/v1alpha1');
    expect(rollout.spec).toMatchObject({
      replicas: 3,
      revisionHistoryLimit: 5,
      minReadySeconds: 5,
      progressDeadlineSeconds: 600,
      progressDeadlineAbort: true,
    });
    expect(rollout.spec.strategy).toEqual({
      blueGreen: {
        activeService: 'web',
        previewService: 'web-preview',
        autoPromotionEnabled: false,
        scaleDownDelaySeconds: 30,
      },
    });
  });

  test('pods are those of a Deployment, but for the label by which Argo tells versions apart', () => {
    const deployed = testChart();
    new StatelessService(deployed, 'web', { application: server(), sizing: { resources: RESOURCES, replicas: 3 } });
    const text = JSON.stringify(podsOf(deployed, 'Deployment', 'web'));
    expect(text).toContain('"pod-template-hash"');
    expect(podsOf(chart, 'Rollout', 'web')).toEqual(
      JSON.parse(text.replaceAll('"pod-template-hash"', '"rollouts-pod-template-hash"')),
    );
  });

  test('both Services and the budget select the pods of both versions: Argo adds the version to the Services', () => {
    const selector = service.identity.selector;
    expect(find(chart, 'Service', 'web').spec).toHaveProperty('selector', selector);
    expect(find(chart, 'Service', 'web-preview').spec).toHaveProperty('selector', selector);
    expect(find(chart, 'PodDisruptionBudget', 'web').spec).toHaveProperty('selector', { matchLabels: selector });
    expectServed(chart, service.endpoint);
    expectServed(chart, service.preview ?? service.endpoint);
    expect(service.preview?.host).toBe('web-preview.shop.svc');
  });
});

describe('all props', () => {
  const { chart } = written(ALL);

  test('as Argo writes them', () => {
    const args = [{ name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } }];
    expect(find(chart, 'Rollout', 'web').spec).toMatchObject({ minReadySeconds: 20, progressDeadlineSeconds: 1200 });
    expect(find(chart, 'Rollout', 'web').spec.strategy).toEqual({
      blueGreen: {
        activeService: 'web',
        previewService: 'web-preview',
        previewReplicaCount: 2,
        autoPromotionEnabled: true,
        autoPromotionSeconds: 600,
        scaleDownDelaySeconds: 900,
        prePromotionAnalysis: { templates: [{ templateName: 'web-pre-promotion' }], args },
        postPromotionAnalysis: { templates: [{ templateName: 'web-post-promotion' }], args },
      },
    });
  });

  test('each analysis is a template of its own', () => {
    const prometheus = { address: QUESTION.address, query: QUESTION.query };
    const metric = { name: 'answer', successCondition: QUESTION.successCondition, provider: { prometheus } };
    expect(find(chart, 'AnalysisTemplate', 'web-pre-promotion').spec).toEqual({
      args: [{ name: 'hash' }],
      metrics: [{ ...metric, interval: '60s', count: 5, failureLimit: 0 }],
    });
    expect(find(chart, 'AnalysisTemplate', 'web-post-promotion').spec).toMatchObject({
      metrics: [{ ...metric, interval: '30s', count: 10, failureLimit: 2 }],
    });
  });
});

test('autoscalers scale the Rollout, which states no replicas', () => {
  const autoscaling = Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 });
  const { chart } = written({}, { sizing: { resources: RESOURCES, autoscaling } });
  const target = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', name: 'web' };
  expect(find(chart, 'HorizontalPodAutoscaler', 'web').spec).toMatchObject({ scaleTargetRef: target, minReplicas: 3 });
  expect(find(chart, 'Rollout', 'web').spec).not.toHaveProperty('replicas');
});

describe('fails when', () => {
  test('times and numbers are none', () => {
    const provoke = (props: ArgoBlueGreenProps) => refusal(() => Rollout.argoBlueGreen(props));
    expect(provoke({ previewReplicas: 0 })).toMatchObject({ code: 'ROLLOUT_INVALID', place: 'Rollout.argoBlueGreen' });
    expect(provoke({ scaleDownDelay: Duration.seconds(29) })).toMatchObject({
      code: 'VALUE_INVALID',
      got: '29 seconds',
    });
    expect(provoke({ autoPromotion: Duration.millis(1500) }).code).toBe('VALUE_INVALID');
  });

  test('the deadline is shorter than the start', () => {
    expect(refusal(() => written({ progressDeadline: Duration.seconds(300) }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'test/web',
    });
  });

  test('there is no Service, or a StatefulSet', () => {
    const rollout = Rollout.argoBlueGreen();
    const sizing = { resources: RESOURCES };
    const worker = () => new Worker(testChart(), 'work', { application: program(), sizing, rollout });
    const stateful = () =>
      new StatefulService(testChart(), 'data', { application: server(), sizing, rollout, claims: [] });
    expect([refusal(worker).code, refusal(stateful).code]).toEqual(['ROLLOUT_INVALID', 'ROLLOUT_INVALID']);
  });

  test.each<[string, Partial<AnalysisProps>, string]>([
    ['asks nobody', { address: 'prometheus:9090' }, 'HOST_INVALID'],
    ['asks nothing', { query: ' ' }, 'VALUE_INVALID'],
    ['takes any answer', { successCondition: '' }, 'VALUE_INVALID'],
    ['is never asked', { count: 0 }, 'ROLLOUT_INVALID'],
    ['lets every answer pass', { count: 3, failureLimit: 3 }, 'ROLLOUT_INVALID'],
  ])('an analysis %s', (_, props, code) => {
    expect(refusal(() => Analysis.prometheus({ ...QUESTION, ...props }))).toMatchObject({ code });
  });
});
