import { Duration } from 'cdk8s';
import { PrometheusRule, Severity, type AlertProps, type PrometheusRuleProps } from '../../../constructs';
import { find, refusal, testChart } from '../testing';

const ALERT: AlertProps = {
  alert: 'OrdersQueueGrowing',
  expr: 'orders_waiting > 100',
  severity: Severity.WARNING,
  summary: 'Orders wait',
  description: 'Look at the workers.',
};

test('minimal props: a group called as the construct, whose alert must hold for five minutes', () => {
  const chart = testChart();
  new PrometheusRule(chart, 'orders', { alerts: [ALERT] });
  const { metadata, spec } = find(chart, 'PrometheusRule', 'orders');
  expect(metadata.namespace).toBe('shop');
  expect(spec).toEqual({
    groups: [
      {
        name: 'orders',
        rules: [
          {
            alert: 'OrdersQueueGrowing',
            expr: 'orders_waiting > 100',
            for: '5m',
            labels: { severity: 'warning' },
            annotations: { summary: 'Orders wait', description: 'Look at the workers.' },
          },
        ],
      },
    ],
  });
});

test('all props', () => {
  const alert: Required<AlertProps> = { ...ALERT, after: Duration.seconds(90), severity: Severity.CRITICAL };
  const props: Required<PrometheusRuleProps> = {
    alerts: [alert, { ...alert, after: Duration.hours(1) }],
    name: 'orders-alerts',
    group: 'shop',
    namespace: 'monitoring',
    labels: { release: 'prometheus' },
  };
  const chart = testChart();
  new PrometheusRule(chart, 'orders', props);
  expect(find(chart, 'PrometheusRule', 'orders-alerts')).toMatchObject({
    metadata: { namespace: 'monitoring', labels: { release: 'prometheus' } },
    spec: { groups: [{ name: 'shop', rules: [{ for: '90s', labels: { severity: 'critical' } }, { for: '60m' }] }] },
  });
});

test('fails when the name is none', () => {
  expect(refusal(() => new PrometheusRule(testChart(), 'Orders', { alerts: [] })).code).toBe('NAME_INVALID');
});
