import { kubectl } from '../kubectl';
import { asList } from '../release';
import { until } from '../../node/wait';
import type { LiveObject } from '../live';

interface MetricsApi {
  readonly group: string;
  readonly version: string;
  readonly resources: readonly object[];
}

/** The APIs that the horizontal autoscaler reads, and which no API server serves by itself. */
export const METRICS_APIS: readonly MetricsApi[] = [
  {
    group: 'metrics.k8s.io',
    version: 'v1beta1',
    resources: [{ name: 'pods', singularName: '', namespaced: true, kind: 'PodMetrics', verbs: ['get', 'list'] }],
  },
  { group: 'custom.metrics.k8s.io', version: 'v1beta2', resources: [] },
  { group: 'external.metrics.k8s.io', version: 'v1beta1', resources: [] },
];

const NAMESPACE = 'served-metrics';

/** What sends these APIs' requests to a port of this machine. */
function registration(port: number): object[] {
  const service = { name: 'here', namespace: NAMESPACE, port };
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: service.name, namespace: NAMESPACE },
      spec: { type: 'ExternalName', externalName: 'localhost' },
    },
    ...METRICS_APIS.map(({ group, version }) => ({
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: `${version}.${group}` },
      spec: { group, version, service, insecureSkipTLSVerify: true, groupPriorityMinimum: 100, versionPriority: 100 },
    })),
  ];
}

interface ApiService extends LiveObject {
  readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

/** Has the cluster's API server ask this port for metrics, and waits until it does. */
export async function serveMetricsAt(port: number): Promise<void> {
  await withdrawMetrics(); // what an aborted run left leads nowhere
  await kubectl(['apply', '-f', '-'], asList(registration(port)));
  const names = METRICS_APIS.map(({ group, version }) => `${version}.${group}`);
  await until('the metrics APIs available', 60_000, async () => {
    const { stdout } = await kubectl(['get', 'apiservices', ...names, '-o', 'json']);
    const { items } = JSON.parse(stdout) as { items: ApiService[] };
    const isAvailable = ({ status }: ApiService) =>
      status?.conditions?.some(({ type, status: state }) => type === 'Available' && state === 'True') ?? false;
    return items.every(isAvailable) ? true : undefined;
  });
}

/** Takes it back. Nothing can be deleted by namespace as long as an API leads nowhere. */
export async function withdrawMetrics(): Promise<void> {
  await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(registration(1).reverse()));
}
