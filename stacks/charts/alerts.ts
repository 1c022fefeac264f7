import { Duration } from 'cdk8s';
import { Severity, type AlertProps } from '../../constructs';

/** The zones whose workloads the alerts watch. */
const ZONES = 'edge|commerce|payments|vault';

/** What wakes somebody up, from kube-state-metrics and the programs' own metrics. */
export function platformAlerts(): AlertProps[] {
  return [
    {
      alert: 'WorkloadUnavailable',
      expr: `sum by (namespace, deployment) (kube_deployment_status_replicas_available{namespace=~"${ZONES}"}) == 0`,
      after: Duration.minutes(2),
      severity: Severity.CRITICAL,
      summary: '{{ $labels.namespace }}/{{ $labels.deployment }} has no available replica',
      description: 'Nothing of this workload serves. Look at its pods: kubectl -n {{ $labels.namespace }} get pods.',
    },
    {
      alert: 'RolloutStuck',
      expr: `kube_deployment_status_condition{namespace=~"${ZONES}",condition="Progressing",status="false"} == 1`,
      severity: Severity.WARNING,
      summary: 'The rollout of {{ $labels.namespace }}/{{ $labels.deployment }} makes no progress',
      description:
        'The new version does not become ready; the old one still serves. Undo the rollout, then look at the new pods.',
    },
    {
      alert: 'PodRestarting',
      expr: `increase(kube_pod_container_status_restarts_total{namespace=~"${ZONES}"}[15m]) > 3`,
      severity: Severity.WARNING,
      summary: '{{ $labels.namespace }}/{{ $labels.pod }} restarts again and again',
      description: 'More than three restarts in a quarter of an hour. Read the previous log: kubectl logs --previous.',
    },
    {
      alert: 'AutoscalingAtMaximum',
      expr: `kube_horizontalpodautoscaler_status_current_replicas{namespace=~"${ZONES}"} == kube_horizontalpodautoscaler_spec_max_replicas{namespace=~"${ZONES}"}`,
      after: Duration.minutes(15),
      severity: Severity.WARNING,
      summary: '{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} cannot grow any more',
      description: 'It has run at its maximum for a quarter of an hour. Raise maxReplicas, and the quota with it.',
    },
    {
      alert: 'AutoscalingBlind',
      expr: `kube_horizontalpodautoscaler_status_condition{namespace=~"${ZONES}",condition="ScalingActive",status="false"} == 1`,
      after: Duration.minutes(10),
      severity: Severity.WARNING,
      summary: '{{ $labels.namespace }}/{{ $labels.horizontalpodautoscaler }} knows none of its metrics',
      description:
        'It keeps the replicas it has. kubectl describe names the metric; look at metrics-server or prometheus-adapter.',
    },
    {
      alert: 'QuotaNearlyFull',
      expr: `kube_resourcequota{namespace=~"${ZONES}",type="used"} / ignoring(type) (kube_resourcequota{namespace=~"${ZONES}",type="hard"} > 0) > 0.9`,
      after: Duration.minutes(15),
      severity: Severity.WARNING,
      summary: '{{ $labels.namespace }} has used nine tenths of its {{ $labels.resource }}',
      description: 'The next pods may be refused. Raise the quota or lower the requests.',
    },
    {
      alert: 'ReconciliationMissing',
      expr: 'time() - max(kube_cronjob_status_last_successful_time{namespace="payments",cronjob="payment-reconciliation"}) > 129600',
      severity: Severity.CRITICAL,
      summary: 'Payments have not been reconciled for 36 hours',
      description: "The books may differ from the acquirers'. Read the log of the last job of payment-reconciliation.",
    },
    {
      alert: 'MessagesWaiting',
      expr: 'sum by (namespace) (rabbitmq_queue_messages_ready{namespace=~"commerce|payments"}) > 10000',
      after: Duration.minutes(10),
      severity: Severity.WARNING,
      summary: 'More than 10000 messages wait in {{ $labels.namespace }}',
      description: 'Consumers are slower than publishers. Look at the consumers first, then at the broker.',
    },
  ];
}
