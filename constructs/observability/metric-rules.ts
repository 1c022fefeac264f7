import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { BROKER_LABEL, counterOf, QUEUE_SERIES, RATE_SECONDS } from './metric-names';

/** A metric as an autoscaler names it: the one key of these that its type is called by is set. */
interface NamedMetric {
  readonly pods?: { readonly metric: { readonly name: string } };
  readonly external?: { readonly metric: { readonly name: string } };
}

/** One rule of prometheus-adapter. @internal */
export interface _MetricRule {
  readonly seriesQuery: string;
  readonly resources: object;
  readonly name: { readonly matches: string; readonly as: string };
  readonly metricsQuery: string;
}

/**
 * What prometheus-adapter must know so that the metrics that autoscalers name exist: a rule for each of them, made from
 * the autoscalers themselves.
 * @see https://github.com/kubernetes-sigs/prometheus-adapter/blob/master/docs/config.md
 */
export class MetricRules {
  /** The rules for all autoscalers below a construct: an app, a chart. */
  public static of(scope: IConstruct): MetricRules {
    const scalers = scope.node.findAll().filter((construct): construct is ApiObject => isAutoscaler(construct));
    return MetricRules._for(scalers.flatMap((scaler) => metricsOf(scaler.toJson())));
  }

  /** The rules for these metrics, each once. @internal */
  public static _for(metrics: readonly NamedMetric[]): MetricRules {
    const names = (type: 'pods' | 'external') =>
      [...new Set(metrics.flatMap((metric) => metric[type]?.metric.name ?? []))].sort();
    return new MetricRules(
      names('pods').flatMap((name) => {
        const counter = counterOf(name);
        return counter === undefined ? [] : [rateRule(counter, name)];
      }),
      names('external').flatMap((name) => (name === QUEUE_SERIES ? [queueRule()] : [])),
    );
  }

  private constructor(
    /** @internal */
    readonly _custom: readonly _MetricRule[],
    /** @internal */
    readonly _external: readonly _MetricRule[],
  ) {}

  /** The value `rules` of the chart `prometheus-community/prometheus-adapter`, as JSON, which is YAML too. */
  public toJson(): string {
    return JSON.stringify(this._values());
  }

  /** The same as data. Rules for every series there is would read all of Prometheus. @internal */
  public _values(): { readonly default: boolean; readonly custom: object[]; readonly external: object[] } {
    return { default: false, custom: [...this._custom], external: [...this._external] };
  }
}

function isAutoscaler(construct: IConstruct): boolean {
  return ApiObject.isApiObject(construct) && construct.kind === 'HorizontalPodAutoscaler';
}

function metricsOf(scaler: unknown): readonly NamedMetric[] {
  return (scaler as { readonly spec: { readonly metrics?: readonly NamedMetric[] } }).spec.metrics ?? [];
}

/** A counter's rate, of each pod. */
function rateRule(counter: string, name: string): _MetricRule {
  return {
    seriesQuery: `${counter}{namespace!="",pod!=""}`,
    resources: { overrides: { namespace: { resource: 'namespace' }, pod: { resource: 'pod' } } },
    name: { matches: `^${counter}$`, as: name },
    metricsQuery: `sum(rate(<<.Series>>{<<.LabelMatchers>>}[${RATE_SECONDS / 60}m])) by (<<.GroupBy>>)`,
  };
}

/**
 * Messages of the queues that an autoscaler's selector names, wherever their broker is: the selector says the namespace.
 * Only the node that leads a queue tells of it; two nodes may for the moment in which the lead goes over.
 */
function queueRule(): _MetricRule {
  return {
    seriesQuery: `${QUEUE_SERIES}{namespace!="",${BROKER_LABEL}!="",queue!=""}`,
    resources: { namespaced: false },
    name: { matches: `^${QUEUE_SERIES}$`, as: QUEUE_SERIES },
    metricsQuery: 'sum(max(<<.Series>>{<<.LabelMatchers>>}) by (vhost, queue))',
  };
}
