import { Duration } from 'cdk8s';
import { PodMonitor, ServiceMonitor, type ServiceMonitorProps } from '../../../constructs';
import { find, refusal, testChart } from '../testing';

const MINIMAL: ServiceMonitorProps = { selector: { app: 'web' }, port: 'metrics' };
const ALL: Required<ServiceMonitorProps> = {
  ...MINIMAL,
  name: 'storefront',
  path: '/prometheus',
  pages: [{ path: '/queues', parameters: { family: ['depth'] }, labels: { broker: 'shop' } }, { path: '/more' }],
  interval: Duration.minutes(1),
  namespaces: ['shop', 'payments'],
  namespace: 'monitoring',
  labels: { release: 'prometheus' },
};

describe.each([
  ['ServiceMonitor', ServiceMonitor, 'endpoints'],
  ['PodMonitor', PodMonitor, 'podMetricsEndpoints'],
] as const)('a %s', (kind, Monitor, endpoints) => {
  test('minimal props: /metrics twice a minute, in its own namespace', () => {
    const chart = testChart();
    new Monitor(chart, 'web', MINIMAL);
    const { metadata, spec } = find(chart, kind, 'web');
    expect(metadata.namespace).toBe('shop');
    expect(spec).toEqual({
      selector: { matchLabels: { app: 'web' } },
      [endpoints]: [{ port: 'metrics', path: '/metrics', interval: '30s', scrapeTimeout: '10s' }],
    });
  });

  test('all props', () => {
    const chart = testChart();
    new Monitor(chart, 'web', ALL);
    expect(find(chart, kind, 'storefront')).toMatchObject({
      metadata: { namespace: 'monitoring', labels: { release: 'prometheus' } },
      spec: {
        namespaceSelector: { matchNames: ['shop', 'payments'] },
        [endpoints]: [
          { path: '/prometheus', interval: '60s' },
          {
            path: '/queues',
            interval: '60s',
            params: { family: ['depth'] },
            relabelings: [{ targetLabel: 'broker', replacement: 'shop' }],
          },
          { path: '/more', interval: '60s' },
        ],
      },
    });
  });

  test('an answer is never waited for longer than until the next question', () => {
    const chart = testChart();
    new Monitor(chart, 'web', { ...MINIMAL, interval: Duration.seconds(5) });
    expect(find(chart, kind, 'web').spec).toMatchObject({ [endpoints]: [{ interval: '5s', scrapeTimeout: '5s' }] });
  });

  test('fails when the name is none', () => {
    expect(refusal(() => new Monitor(testChart(), 'My_Web', MINIMAL))).toMatchObject({
      code: 'NAME_INVALID',
      place: 'test/My_Web',
    });
  });
});
