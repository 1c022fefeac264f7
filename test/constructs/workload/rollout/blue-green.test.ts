import { Duration } from 'cdk8s';
import {
  Autoscaling,
  Color,
  Exposure,
  Image,
  Monitoring,
  OutgoingTraffic,
  Port,
  Rollout,
  StatelessService,
  type BlueGreenProps,
  type StatelessServiceProps,
} from '../../../../constructs';
import {
  client,
  find,
  finished,
  podsOf,
  podsSelectedBy,
  program,
  RESOURCES,
  server,
  testChart,
} from '../../testing';

const IDENTITY = {
  'app.kubernetes.io/name': 'web',
  'app.kubernetes.io/instance': 'web',
  'app.kubernetes.io/component': 'web',
};
const NEXT = Image.parse('registry.example.com/shop/web:2.0.0');
const autoscaling = Autoscaling.of({ minReplicas: 3, maxReplicas: 10, cpu: 50 });

/** Every prop there is: a new one without a test does not compile. */
const ALL: Required<BlueGreenProps> = {
  active: Color.GREEN,
  blue: Image.floating('registry.example.com/shop/web:main', 'nightly'),
  green: NEXT,
  previewReplicas: 5,
  minReady: Duration.seconds(20),
  progressDeadline: Duration.minutes(20),
};

function written(rollout: BlueGreenProps, props: Partial<StatelessServiceProps> = {}) {
  const chart = testChart();
  const service = new StatelessService(chart, 'web', {
    application: server(),
    sizing: { resources: RESOURCES, autoscaling },
    rollout: Rollout.blueGreen(rollout),
    ...props,
  });
  return { chart, service };
}

describe('minimal props', () => {
  const { chart, service } = written({ active: Color.BLUE });

  test('two Deployments, two autoscalers, two Services, one account and one budget', () => {
    expect(finished(chart).map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
      'ServiceAccount web',
      'Service web',
      'Service web-preview',
      'Deployment web-blue',
      'HorizontalPodAutoscaler web-blue',
      'Deployment web-green',
      'HorizontalPodAutoscaler web-green',
      'PodDisruptionBudget web',
    ]);
  });

  test('each Deployment selects, labels and spreads pods of its colour', () => {
    for (const color of ['blue', 'green']) {
      const selector = { ...IDENTITY, color };
      expect(find(chart, 'Deployment', `web-${color}`).spec).toHaveProperty('selector', { matchLabels: selector });
      expect(podsOf(chart, 'Deployment', `web-${color}`)).toMatchObject({
        metadata: { labels: { ...selector, 'app.kubernetes.io/version': '1.2.3' } },
        spec: {
          serviceAccountName: 'web',
          topologySpreadConstraints: [
            { topologyKey: 'topology.kubernetes.io/zone', labelSelector: { matchLabels: selector } },
            { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: selector } },
          ],
        },
      });
    }
  });

  test('the Service and the budget select the active colour, the preview Service the other one', () => {
    expect(find(chart, 'Service', 'web').spec).toHaveProperty('selector', { ...IDENTITY, color: 'blue' });
    expect(find(chart, 'Service', 'web-preview').spec).toHaveProperty('selector', { ...IDENTITY, color: 'green' });
    expect(find(chart, 'PodDisruptionBudget', 'web').spec).toHaveProperty('selector', {
      matchLabels: { ...IDENTITY, color: 'blue' },
    });
  });

  test('the active colour has the bounds, the other one is held at the fewest; neither Deployment states replicas', () => {
    expect(scalerOf('blue')).toMatchObject({ minReplicas: 3, maxReplicas: 10 });
    expect(scalerOf('green')).toMatchObject({ minReplicas: 3, maxReplicas: 3 });
    for (const color of ['blue', 'green']) {
      expect(scalerOf(color)).toMatchObject({
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `web-${color}` },
      });
      expect(find(chart, 'Deployment', `web-${color}`).spec).not.toHaveProperty('replicas');
    }
  });

  test('identity and outputs know no colour, and point at objects that exist', () => {
    expect(service.identity.selector).toEqual(IDENTITY);
    expect(podsSelectedBy(chart, service.identity.selector)).toHaveLength(2);
    expect(service.endpoint.host).toBe('web.shop.svc');
    expect(service.preview?.host).toBe('web-preview.shop.svc');
    expect(service.preview?.identity).toBe(service.endpoint.identity);
  });

  function scalerOf(color: string) {
    return find(chart, 'HorizontalPodAutoscaler', `web-${color}`).spec;
  }
});

describe('all props', () => {
  const { chart } = written(ALL);

  test('each colour runs its own image, labelled with its own version, with its own reason', () => {
    const [blue, green] = ['blue', 'green'].map((color) => podsOf(chart, 'Deployment', `web-${color}`));
    expect(blue?.spec.containers[0].image).toBe('registry.example.com/shop/web:main');
    expect(green?.spec.containers[0].image).toBe('registry.example.com/shop/web:2.0.0');
    expect(blue?.metadata.labels['app.kubernetes.io/version']).toBe('main');
    expect(green?.metadata.labels['app.kubernetes.io/version']).toBe('2.0.0');
    expect(blue?.metadata.annotations).toEqual({ 'cdk8s-commerce/floating-image': 'nightly' });
    expect(green?.metadata).not.toHaveProperty('annotations');
  });

  test('what has no colour carries the version that serves, the preview Service the other one', () => {
    const version = (kind: string, name: string) =>
      find(chart, kind, name).metadata.labels['app.kubernetes.io/version'];
    expect([
      version('Service', 'web'),
      version('ServiceAccount', 'web'),
      version('PodDisruptionBudget', 'web'),
    ]).toEqual(['2.0.0', '2.0.0', '2.0.0']);
    expect(version('Service', 'web-preview')).toBe('main');
  });

  test('each colour is updated within itself as was asked for', () => {
    for (const color of ['blue', 'green']) {
      expect(find(chart, 'Deployment', `web-${color}`).spec).toMatchObject({
        minReadySeconds: 20,
        progressDeadlineSeconds: 1200,
        strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      });
    }
  });

  test('the preview is held at what was asked for', () => {
    expect(find(chart, 'HorizontalPodAutoscaler', 'web-blue').spec).toMatchObject({ minReplicas: 5, maxReplicas: 5 });
    expect(find(chart, 'HorizontalPodAutoscaler', 'web-green').spec).toMatchObject({ minReplicas: 3, maxReplicas: 10 });
  });
});

test('without autoscaling each Deployment states its number', () => {
  const { chart } = written({ ...ALL, active: Color.BLUE }, { sizing: { resources: RESOURCES, replicas: 2 } });
  expect(find(chart, 'Deployment', 'web-blue').spec).toMatchObject({ replicas: 2 });
  expect(find(chart, 'Deployment', 'web-green').spec).toMatchObject({ replicas: 5 });
  expect(finished(chart, 'HorizontalPodAutoscaler')).toEqual([]);
});

test('promoting changes labels, selectors and bounds, and no name, image or pod', () => {
  const [before, after] = [Color.BLUE, Color.GREEN].map((active) => finished(written({ active, green: NEXT }).chart));
  const changed = after?.filter((object, index) => JSON.stringify(object) !== JSON.stringify(before?.[index]));
  expect(after?.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual(
    before?.map(({ kind, metadata }) => `${kind} ${metadata.name}`),
  );
  expect(changed?.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).toEqual([
    'ServiceAccount web',
    'Service web',
    'Service web-preview',
    'HorizontalPodAutoscaler web-blue',
    'HorizontalPodAutoscaler web-green',
    'PodDisruptionBudget web',
  ]);
});

test('containers beside the program that run its image run it in the same version', () => {
  const again = { name: 'migrate', application: program(), resources: RESOURCES };
  const apart = { name: 'proxy', application: program({ image: Image.parse('proxy:1.0') }), resources: RESOURCES };
  const { chart } = written({ active: Color.BLUE, green: NEXT }, { initContainers: [again], sidecars: [apart] });
  const images = (color: string) =>
    podsOf(chart, 'Deployment', `web-${color}`).spec.initContainers?.map(({ image }) => image);
  expect(images('blue')).toEqual(['registry.example.com/shop/web:1.2.3', 'proxy:1.0']);
  expect(images('green')).toEqual(['registry.example.com/shop/web:2.0.0', 'proxy:1.0']);
});

test('both colours are asked for metrics, each pod once: by the pods, not by the Services', () => {
  const application = server({
    ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })],
    metrics: { port: 'metrics' },
  });
  const { chart, service } = written({ active: Color.BLUE }, { application });
  const target = service.metrics;
  new Monitoring(chart, 'monitoring', {
    target: target as NonNullable<typeof target>,
    prometheus: client('prometheus', 'monitoring'),
  });
  expect(finished(chart, 'ServiceMonitor')).toEqual([]);
  expect(find(chart, 'PodMonitor', 'web').spec).toMatchObject({ selector: { matchLabels: IDENTITY } });
});

test('policies know no colour: whoever may reach the Service may reach the preview', () => {
  const { chart, service } = written({ active: Color.BLUE }, { clients: [client('shop')] });
  const endpoints = [service.endpoint, service.preview].flatMap((endpoint) => endpoint ?? []);
  new OutgoingTraffic(chart, 'shop', { client: client('shop'), endpoints });
  expect(endpoints).toHaveLength(2);
  for (const policy of finished(chart, 'NetworkPolicy')) {
    expect(JSON.stringify(policy)).not.toContain('color');
  }
  expect(find(chart, 'NetworkPolicy', 'web-8080-from-shop').spec).toMatchObject({
    podSelector: { matchLabels: IDENTITY },
  });
});

test('names that must stay keep their ends', () => {
  const { chart, service } = written(
    { active: Color.BLUE },
    { names: { service: 'web-service', autoscaler: 'web-hpa' } },
  );
  expect(find(chart, 'HorizontalPodAutoscaler', 'web-hpa-green').spec).toBeDefined();
  expect(service.preview?.host).toBe('web-service-preview.shop.svc');
});

test('the Service in front of the active colour is as exposed as it was; the preview is not shown to the world', () => {
  const { chart } = written({ active: Color.BLUE }, { exposure: Exposure.nodePort(30080) });
  expect(find(chart, 'Service', 'web').spec).toMatchObject({ type: 'NodePort' });
  expect(find(chart, 'Service', 'web-preview').spec).toMatchObject({ type: 'ClusterIP' });
});
