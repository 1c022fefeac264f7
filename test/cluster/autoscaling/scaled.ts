import type { Chart } from 'cdk8s';
import { Autoscaling, Mesh, Port, QueueLength, Resources, StatelessService, Worker } from '../../../constructs';
import type { FinishedObject } from '../../../constructs/policy/pass/objects';
import { injected } from '../injected';
import { program, server } from '../../constructs/samples';
import { BROKER } from '../../constructs/workload/queues';
import { manifestsOf, NAMESPACE } from '../../properties/outcome';

export { NAMESPACE };

/** Bounds of what is scaled here. */
export const FEWEST = 2;
export const MOST = 12;

/** What a pod is to hold: thousandths of a core, requests per second, messages. */
export const HOLDS = { cpu: 60, requests: 100, messages: 30 };

const BOUNDS = { minReplicas: FEWEST, maxReplicas: MOST };
const SIZING = { resources: Resources.parse({ cpu: '100m', memory: '64Mi' }) };
const COUNTING = server({
  ports: [Port.http(8080), Port.http(9090, { name: 'metrics' })],
  metrics: { port: 'metrics', requests: 'http_requests_total' },
});

/** One whose pods have a sidecar of the mesh. */
export const IN_MESH = 'by-cpu-in-a-mesh';

/** A workload of the library's own by each kind of metric. */
export const SCALED: Readonly<Record<string, readonly FinishedObject[]>> = {
  'by-cpu': made((chart) => {
    const autoscaling = Autoscaling.of({ ...BOUNDS, cpu: HOLDS.cpu });
    new StatelessService(chart, 'by-cpu', { application: server(), sizing: { ...SIZING, autoscaling } });
  }),
  // Its sidecars are busier than it ever is.
  [IN_MESH]: made((chart) => {
    Mesh.istio({ proxy: Resources.parse({ cpu: '50m', memory: '64Mi', cpuLimit: '1' }) }).over(chart);
    const autoscaling = Autoscaling.of({ ...BOUNDS, cpu: HOLDS.cpu });
    new StatelessService(chart, IN_MESH, { application: server(), sizing: { ...SIZING, autoscaling } });
  }).map(withSidecars),
  'by-requests': made((chart) => {
    const autoscaling = Autoscaling.of({ ...BOUNDS, requestsPerSecond: HOLDS.requests });
    new StatelessService(chart, 'by-requests', { application: COUNTING, sizing: { ...SIZING, autoscaling } });
  }),
  'by-queue': made((chart) => {
    const queues = [QueueLength.of({ broker: BROKER, queue: 'orders', perReplica: HOLDS.messages })];
    const autoscaling = Autoscaling.of({ ...BOUNDS, queues });
    new Worker(chart, 'by-queue', { application: program(), sizing: { ...SIZING, autoscaling } });
  }),
};

/** What must not be: one whose manifest states its replicas. */
export const STATING = 'stating-replicas';

/** It is scaled by CPU too. */
export function stating(): readonly FinishedObject[] {
  const autoscaling = Autoscaling.of({ ...BOUNDS, cpu: HOLDS.cpu });
  const objects = made((chart) => {
    new StatelessService(chart, STATING, { application: server(), sizing: { ...SIZING, autoscaling } });
  });
  return objects.map((object) =>
    object.kind === 'Deployment' ? { ...object, spec: { ...object.spec, replicas: FEWEST } } : object,
  );
}

function made(fill: (chart: Chart) => void): readonly FinishedObject[] {
  const outcome = manifestsOf(fill);
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  // A monitor of Prometheus takes no part, nor do the definitions that it needs.
  return outcome.made.objects.filter(({ kind }) => kind !== 'ServiceMonitor');
}

/** What the injector makes of the pods of a Deployment. */
function withSidecars(object: FinishedObject): FinishedObject {
  return object.kind === 'Deployment'
    ? { ...object, spec: { ...object.spec, template: injected(object.spec?.template as object) } }
    : object;
}
