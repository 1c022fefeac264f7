import { Duration } from 'cdk8s';
import {
  Analysis,
  Exposure,
  GatewayEdge,
  Identity,
  IngressEdge,
  Port,
  Rollout,
  StatelessService,
  type ArgoCanaryProps,
  type StatelessServiceProps,
} from '../../../../constructs';
import { canaryIssues } from '../../../../constructs/policy/pass/canaries';
import { find, finished, refusal, RESOURCES, server, testChart } from '../../testing';

const STEPS = [{ weight: 10, pause: Duration.minutes(5) }, { weight: 50 }];
const dataPlane = Identity.foreign({ name: 'envoy', namespace: 'gateways', labels: { app: 'envoy' } });
const edge = { host: 'shop.example.com', gatewayClassName: 'eg', issuer: 'public', dataPlane };

/** Every prop there is: a new one without a test does not compile. */
const ALL: Required<ArgoCanaryProps> = {
  steps: STEPS,
  analysis: Analysis.prometheus({ address: 'http://p:9090', query: 'up', successCondition: 'result[0] == 1' }),
  route: 'shop',
  minReady: Duration.seconds(20),
  progressDeadline: Duration.minutes(20),
};

function written(rollout: ArgoCanaryProps, props: Partial<StatelessServiceProps> = {}) {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', {
    application: server({ ports: [Port.http(8080, { servicePort: 80 })] }),
    sizing: { resources: RESOURCES, replicas: 3 },
    rollout: Rollout.argoCanary(rollout),
    ...props,
  });
  return { chart, service };
}

const issuesOf = (chart: ReturnType<typeof testChart>) => canaryIssues(finished(chart));

const BACKENDS = [
  { name: 'web', port: 80, weight: 100 },
  { name: 'web-canary', port: 80, weight: 0 },
];

describe('minimal props', () => {
  const { chart, service } = written({ steps: STEPS });

  test('a Rollout, a Service for each version, and a route whose parent is the Service', () => {
    expect(finished(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount web',
      'Service web',
      'Service web-canary',
      'Rollout web',
      'PodDisruptionBudget web',
      'HTTPRoute web',
    ]);
    expect(find(chart, 'HTTPRoute', 'web').spec).toEqual({
      parentRefs: [{ group: '', kind: 'Service', name: 'web', port: 80 }],
      rules: [{ backendRefs: BACKENDS }],
    });
    expect(issuesOf(chart)).toEqual([]);
  });

  test('the weights rise step by step, by the plugin of the Gateway API; a step without a pause waits', () => {
    expect(find(chart, 'Rollout', 'web').spec.strategy).toEqual({
      canary: {
        stableService: 'web',
        canaryService: 'web-canary',
        maxSurge: '25%',
        maxUnavailable: 0,
        trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'web', namespace: 'shop' } } },
        steps: [{ setWeight: 10 }, { pause: { duration: '300s' } }, { setWeight: 50 }, { pause: {} }],
      },
    });
  });

  test('an edge in front of it knows nothing of it: the mesh divides', () => {
    new GatewayEdge(chart, 'shop', { ...edge, backend: service.endpoint });
    expect(find(chart, 'HTTPRoute', 'shop').spec).toMatchObject({
      rules: [{ backendRefs: [{ name: 'web', port: 80 }] }, {}],
    });
  });
});

test('gRPC is divided by a route of its own kind', () => {
  const { chart } = written({ steps: STEPS }, { application: server({ ports: [Port.grpc(9000)] }) });
  expect(find(chart, 'GRPCRoute', 'web').spec).toMatchObject({ parentRefs: [{ name: 'web', port: 9000 }] });
  expect(find(chart, 'Rollout', 'web').spec).toMatchObject({
    strategy: { canary: { trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { grpcRoute: 'web' } } } } },
  });
  expect(issuesOf(chart)).toEqual([]);
});

describe('all props, at the edge', () => {
  const { chart, service } = written(ALL);
  new GatewayEdge(chart, 'shop', { ...edge, backend: service.endpoint });

  test('the route of the edge divides the requests, and no other one is there', () => {
    expect(find(chart, 'HTTPRoute', 'shop').spec).toMatchObject({ rules: [{ backendRefs: BACKENDS }, {}] });
    expect(finished(chart, 'HTTPRoute').map(({ metadata }) => metadata.name)).toEqual(['shop', 'shop-redirect']);
    expect(issuesOf(chart)).toEqual([]);
  });

  test('the analysis begins with the first step', () => {
    const args = [{ name: 'hash', valueFrom: { podTemplateHashValue: 'Latest' } }];
    expect(find(chart, 'Rollout', 'web').spec).toMatchObject({
      minReadySeconds: 20,
      progressDeadlineSeconds: 1200,
      strategy: {
        canary: {
          trafficRouting: { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'shop', namespace: 'shop' } } },
          analysis: { templates: [{ templateName: 'web-analysis' }], args, startingStep: 1 },
        },
      },
    });
    expect(find(chart, 'AnalysisTemplate', 'web-analysis').spec).toMatchObject({ metrics: [{ count: 5 }] });
  });
});

describe('the pass over finished objects refuses', () => {
  const place = 'Rollout shop/web';
  const expected = 'HTTPRoute shop/shop must lead to both "web" and "web-canary"';

  test('a route that is not there', () => {
    const { chart } = written(ALL);
    expect(issuesOf(chart)).toMatchObject([{ code: 'ROLLOUT_INVALID', place, expected, got: 'no such route' }]);
  });

  test('a route that leads past the canary', () => {
    const { chart } = written(ALL);
    const other = new StatelessService(chart, 'other', { application: server(), sizing: { resources: RESOURCES } });
    new GatewayEdge(chart, 'shop', { ...edge, backend: other.endpoint });
    expect(issuesOf(chart)).toMatchObject([{ code: 'ROLLOUT_INVALID', place, expected, got: 'a route that does not' }]);
  });
});

describe('fails when', () => {
  test.each<[string, number[]]>([
    ['has no step', []],
    ['gets less than before', [50, 10]],
    ['gets the same again', [10, 10]],
    ['gets nothing', [0, 10]],
    ['gets more than everything', [101]],
    ['gets half a percent', [0.5]],
  ])('the new version %s', (_, weights) => {
    const steps = weights.map((weight) => ({ weight }));
    expect(refusal(() => Rollout.argoCanary({ steps }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'Rollout.argoCanary',
    });
  });

  test('the route has no name', () => {
    expect(refusal(() => Rollout.argoCanary({ steps: STEPS, route: 'Shop' })).code).toBe('NAME_INVALID');
  });

  test('what is spoken cannot be divided request by request', () => {
    const application = server({ ports: [Port.tcp(5432)] });
    expect(refusal(() => written({ steps: STEPS }, { application }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'test/web',
      got: 'tcp',
    });
  });

  test('clients reach the pods themselves, past every route', () => {
    expect(refusal(() => written({ steps: STEPS }, { exposure: Exposure.headless() }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'test/web',
      got: 'a headless Service',
    });
  });

  test('the edge is an Ingress', () => {
    const { chart, service } = written(ALL);
    const props = { host: 'shop.example.com', ingressClassName: 'nginx', issuer: 'public', controller: dataPlane };
    expect(refusal(() => new IngressEdge(chart, 'shop', { ...props, backend: service.endpoint }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      got: 'an Ingress',
    });
  });
});
