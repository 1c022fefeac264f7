import type { _MetricRule } from '../../constructs/observability/metric-rules';
import type { FinishedObject } from '../../constructs/policy/pass/objects';

/** A metric that an autoscaler names, as it asks the metrics API for it. */
export interface AskedMetric {
  readonly scaler: string;
  readonly namespace: string;
  /** `pods` for a custom metric of each pod; nothing for an external one. */
  readonly resource: 'pods' | undefined;
  readonly name: string;
  /** What an external one is selected by. */
  readonly selector: { readonly [label: string]: string };
}

interface Source {
  readonly metric: {
    readonly name: string;
    readonly selector?: { readonly matchLabels: { readonly [label: string]: string } };
  };
}

/** Every custom and external metric that autoscalers among these objects ask for. */
export function askedMetrics(objects: readonly FinishedObject[]): AskedMetric[] {
  return objects
    .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
    .flatMap(({ metadata, spec }) =>
      ((spec?.metrics ?? []) as { readonly type: string; readonly pods?: Source; readonly external?: Source }[])
        .filter(({ type }) => type === 'Pods' || type === 'External')
        .map(({ type, pods, external }) => {
          const source = type === 'Pods' ? pods : external;
          if (source === undefined) throw new Error(`${metadata.name} has a metric of type ${type} without its source`);
          return {
            scaler: metadata.name,
            namespace: metadata.namespace ?? '',
            resource: type === 'Pods' ? ('pods' as const) : undefined,
            name: source.metric.name,
            selector: source.metric.selector?.matchLabels ?? {},
          };
        }),
    );
}

/** The series that a rule finds, and what the adapter calls it: by the rule's own pattern. */
export function namedBy({ seriesQuery, name }: _MetricRule): { readonly series: string; readonly metric: string } {
  const series = /^[a-zA-Z_:][\w:]*/.exec(seriesQuery)?.[0] ?? '';
  const pattern = new RegExp(name.matches);
  return { series, metric: pattern.test(series) ? series.replace(pattern, name.as) : 'nothing' };
}

/** The query that the adapter makes of a rule's template: for these pods, or for this selector. */
export function queryOf(rule: _MetricRule, { namespace, resource, selector }: AskedMetric, pods: readonly string[]) {
  const quoted = ([label, value]: readonly [string, string]): string => `${label}="${value}"`;
  const matchers =
    resource === 'pods'
      ? [quoted(['namespace', namespace]), `pod=~"${pods.join('|')}"`]
      : Object.entries(selector)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(quoted);
  const fields: { readonly [field: string]: string } = {
    Series: namedBy(rule).series,
    LabelMatchers: matchers.join(','),
    GroupBy: 'pod',
  };
  return rule.metricsQuery.replace(/<<\.(\w+)>>/g, (_, field: string) => fields[field] ?? `no ${field}`);
}
