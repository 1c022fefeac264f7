import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { secondsOf } from '../core/amounts';
import { freeId } from '../core/construct-id';
import { placeOf, refuse, shown } from '../core/errors';
import { checkLabels } from '../core/label-values';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { namespaceOf } from '../core/object-names';
import { checkSaid } from '../core/text';

/** How urgent an alert is. */
export enum Severity {
  /** Somebody looks at it today. */
  WARNING = 'warning',
  /** Somebody is woken up. */
  CRITICAL = 'critical',
}

/** One alert. */
export interface AlertProps {
  /** Name, letters, digits and underscores: `OrdersQueueGrowing`. */
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
    super(scope, freeId(scope, id));
    const name = checkObjectName(props.name ?? id, placeOf(this));
    checkLabels(props.labels ?? {}, placeOf(this));
    new ApiObject(this, 'rule', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: {
        name,
        namespace: namespaceOf(this, props.namespace),
        labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY, ...props.labels },
      },
      spec: {
        groups: [
          {
            name: checkSaid(props.group ?? name, 'group', placeOf(this)),
            rules: props.alerts.map((alert) => rule(alert, placeOf(this))),
          },
        ],
      },
    });
  }
}

function rule(props: AlertProps, place: string): object {
  const { alert, expr, after = Duration.minutes(5), severity, summary, description } = props;
  const seconds = secondsOf(after, { field: 'after', place, least: 0 });
  checkAlert(props, place);
  return {
    alert,
    expr,
    for: seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`,
    labels: { severity },
    annotations: { summary, description },
  };
}

/** What Prometheus' operator refuses as far as it is seen without reading PromQL: `promtool check rules` reads that. */
function checkAlert({ alert, expr, summary, description }: AlertProps, place: string): void {
  checkSaid(expr, 'expr', place);
  const open = [summary, description].find(
    (text) => /\{\{(?!.*?\}\})/s.test(text) || checkSaid(text, 'text', place) === '',
  );
  if (!/^[a-zA-Z_]\w*$/.test(alert) || open !== undefined) {
    refuse({
      code: 'VALUE_INVALID',
      place,
      expected:
        open === undefined
          ? "an alert's name must be letters, digits and underscores"
          : 'each {{ of a text must be closed by }}',
      got: shown(open ?? alert),
      example: open === undefined ? shown('OrdersQueueGrowing') : shown('{{ $labels.namespace }} is full'),
    });
  }
}
