import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { SCRAPE_SECONDS } from './metric-names';
import type { MetricsPage } from './metrics-target';
import { secondsOf } from '../core/amounts';
import { freeId } from '../core/construct-id';
import { placeOf } from '../core/errors';
import { checkLabels } from '../core/label-values';
import { LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import { namespaceOf } from '../core/object-names';
import { checkSeriesName } from '../core/series-names';
import { checkSaid, checkUrlPath } from '../core/text';

/** What a monitor asks, and how often. */
export interface ServiceMonitorProps {
  /**
   * Name of the object.
   * @default - the construct's id
   */
  readonly name?: string;
  /** Labels of the Services. */
  readonly selector: { [key: string]: string };
  /** Name of the Service's port. */
  readonly port: string;
  /**
   * Path.
   * @default '/metrics'
   */
  readonly path?: string;
  /**
   * Further pages of the same port.
   * @default - none
   */
  readonly pages?: MetricsPage[];
  /**
   * Time between two questions.
   * @default Duration.seconds(30)
   */
  readonly interval?: Duration;
  /**
   * Namespaces of the Services.
   * @default - the monitor's own
   */
  readonly namespaces?: string[];
  /**
   * Namespace of the monitor.
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * Further labels: what a Prometheus selects its monitors by.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
}

/**
 * Tells the Prometheus operator to ask Services for metrics.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.ServiceMonitor
 */
export class ServiceMonitor extends Construct {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, freeId(scope, id));
    new ApiObject(this, 'monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: monitorMetadata(this, id, props),
      spec: {
        ...(props.namespaces === undefined ? {} : { namespaceSelector: { matchNames: [...props.namespaces] } }),
        selector: { matchLabels: { ...props.selector } },
        endpoints: scrapes(props, placeOf(this)),
      },
    });
  }
}

/**
 * The same for pods that no Service stands in front of.
 * @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor
 */
export class PodMonitor extends Construct {
  constructor(scope: Construct, id: string, props: ServiceMonitorProps) {
    super(scope, freeId(scope, id));
    new ApiObject(this, 'monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: monitorMetadata(this, id, props),
      spec: {
        ...(props.namespaces === undefined ? {} : { namespaceSelector: { matchNames: [...props.namespaces] } }),
        selector: { matchLabels: { ...props.selector } },
        podMetricsEndpoints: scrapes(props, placeOf(this)),
      },
    });
  }
}

function monitorMetadata(scope: Construct, id: string, props: ServiceMonitorProps) {
  const place = placeOf(scope);
  const namespace = namespaceOf(scope, props.namespace);
  const name = checkObjectName(props.name ?? id, place);
  checkLabels({ ...props.selector, ...props.labels }, place);
  props.namespaces?.forEach((other) => checkObjectName(other, place));
  return { name, namespace, labels: { [LABEL.name]: name, [LABEL.managedBy]: MANAGED_BY, ...props.labels } };
}

function scrapes(props: ServiceMonitorProps, place: string): object[] {
  const seconds = secondsOf(props.interval ?? Duration.seconds(SCRAPE_SECONDS), { field: 'interval', place });
  const port = checkObjectName(props.port, place, 15);
  return [{ path: props.path ?? '/metrics' }, ...(props.pages ?? [])].map(
    ({ path, parameters, labels }: MetricsPage) => ({
      port,
      path: checkUrlPath(path, place),
      ...(parameters === undefined ? {} : { params: parameters }),
      interval: `${seconds}s`,
      // The operator refuses a timeout that is longer than the interval.
      scrapeTimeout: `${Math.min(10, seconds)}s`,
      ...(labels === undefined ? {} : { relabelings: relabelings(labels, place) }),
    }),
  );
}

function relabelings(labels: { readonly [label: string]: string }, place: string): object[] {
  return Object.entries(labels).map(([targetLabel, replacement]) => ({
    targetLabel: checkSeriesName(targetLabel, place),
    replacement: checkSaid(replacement, targetLabel, place),
  }));
}
