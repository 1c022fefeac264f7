import { ApiObject, Chart, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { placeOf } from '../core/errors';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';

/** How urgent an alert is. */
export enum Severity {
  /** Somebody looks at it today. */
  WARNING = 'warning',
  /** Somebody is woken up. */
  CRITICAL = 'critical',
}

/** One alert. */
export interface AlertProps {
  /** Name: `OrdersQueueGrowing`. */
  readonly alert: string;
  /** PromQL: fires for each series that it gives. */
  readonly expr: string;
  /**
   * How long it must hold before it fires.
   * @default Duration.minutes(5)
   */
  readonly after?: Duration;
  /** How urgent it is. */
  readonly severity: Severity;
  /** What is wrong, in a line. */
  readonly summary: string;
  /** What it means and what to do first. */
  readonly description: string;
}

/** A group of alerts. */
export interface PrometheusRuleProps {
  /** The alerts. */
  readonly alerts: AlertProps[];
  /**
   * Name of the object.
   * @default - the construct's id
   */
  readonly name?: string;
  /**
   * Name of the group.
   * @default - the name of the object
   */
  readonly group?: string;
  /**
   * Namespace.
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * Further labels: what a Prometheus selects its rules by.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * Alerts for the Prometheus operator.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PrometheusRule
 */
export class PrometheusRule extends Construct {
  constructor(scope: Construct, id: string, props: PrometheusRuleProps) {
    super(scope, id);
    const name = checkObjectName(props.name ?? id, placeOf(this));
    new ApiObject(this, 'rule', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: {
        name,
        namespace: props.namespace ?? Chart.of(this).namespace ?? 'default',
        labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY, ...props.labels },
      },
      spec: { groups: [{ name: props.group ?? name, rules: props.alerts.map(rule) }] },
    });
  }
}

function rule({ alert, expr, after = Duration.minutes(5), severity, summary, description }: AlertProps): object {
  const seconds = after.toSeconds();
  return {
    alert,
    expr,
    for: seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`,
    labels: { severity },
    annotations: { summary, description },
  };
}
