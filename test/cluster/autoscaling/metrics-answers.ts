import { METRICS_APIS } from './metrics-apis';
import type { MetricsSource } from './metrics-source';

/** What is asked for, behind the API's group and version. */
interface Asked {
  readonly apiVersion: string;
  readonly namespace: string;
  readonly selector: string;
  /** Of custom metrics `pods/*` and the metric, of external ones the metric. */
  readonly what: readonly string[];
}

type Answer = (source: MetricsSource, asked: Asked) => Promise<object | undefined>;

const ANSWERS: Readonly<Record<string, Answer>> = {
  'metrics.k8s.io': async (source, { apiVersion, namespace, selector }) => ({
    kind: 'PodMetricsList',
    apiVersion,
    metadata: {},
    items: (await source.resources(namespace, selector)).map((used) => ({
      metadata: { name: used.pod, namespace },
      timestamp: new Date().toISOString(),
      window: used.window ?? '0s',
      containers: [
        { name: used.container ?? 'main', usage: used.usage },
        ...(used.sidecar === undefined ? [] : [{ name: 'istio-proxy', usage: { ...used.usage, cpu: used.sidecar } }]),
      ],
    })),
  }),
  'custom.metrics.k8s.io': async (source, { apiVersion, namespace, selector, what: [kind, name, metric = ''] }) => {
    if (kind !== 'pods' || name !== '*') return undefined;
    const items = (await source.custom(namespace, selector, metric)).map(({ pod, value }) => ({
      describedObject: { kind: 'Pod', namespace, name: pod, apiVersion: '/v1' },
      metric: { name: metric },
      timestamp: new Date().toISOString(),
      value,
    }));
    return { kind: 'MetricValueList', apiVersion, metadata: {}, items };
  },
  'external.metrics.k8s.io': async (source, { apiVersion, namespace, selector, what: [metric = ''] }) => ({
    kind: 'ExternalMetricValueList',
    apiVersion,
    metadata: {},
    items: (await source.external(namespace, selector, metric)).map((value) => ({
      metricName: metric,
      metricLabels: {},
      timestamp: new Date().toISOString(),
      value,
    })),
  }),
};

/**
 * The answer to one request of the autoscaler, or of who looks what is served; nothing for a path that nobody serves.
 * @see https://github.com/kubernetes/metrics
 */
export async function answerTo(source: MetricsSource, url: URL): Promise<object | undefined> {
  // The star that stands for all pods arrives escaped.
  const [root, group = '', version = '', ...rest] = decodeURIComponent(url.pathname).split('/').filter(Boolean);
  const api = METRICS_APIS.find((one) => one.group === group && one.version === version);
  if (root !== 'apis' || api === undefined) return undefined;
  const apiVersion = `${group}/${version}`;
  const [, namespace = '', ...what] = rest;
  if (what.length === 0) {
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: api.resources };
  }
  const selector = url.searchParams.get('labelSelector') ?? '';
  return ANSWERS[group]?.(source, { apiVersion, namespace, selector, what });
}
