import { App, Chart, Duration } from 'cdk8s';
import { CLIENT } from './load';
import { KubernetesObject, PodSpec, podSpecOf } from './objects';
import { Application, Color, Image, Port, Probe, Resources, Rollout, StatelessService, Zone } from '../../constructs';

/** The namespace of the servers. */
export const SHOP = 'shop';

/** How many pods serve: each has this share of the requests. */
export const REPLICAS = 3;

/** The namespace, in which nothing talks that was not stated. */
export function zone(): KubernetesObject[] {
  const chart = new Chart(new App(), 'zones');
  new Zone(chart, SHOP);
  return chart.toJson() as KubernetesObject[];
}

/** A server with the safe defaults of the library: probes like those of the platform's own programs, pause, drain, budget. */
export function server(name: string, version: string, rollout?: Rollout): KubernetesObject[] {
  const chart = new Chart(new App(), 'servers', { namespace: SHOP });
  const application = Application.of({
    image: Image.parse(`registry.example/${name}:${version}`),
    user: 1000,
    ports: [Port.http(8080, { servicePort: 80 })],
    probes: { readiness: Probe.http('/health'), liveness: Probe.http('/health', { failures: 6 }) },
  });
  new StatelessService(chart, name, {
    application,
    sizing: { resources: Resources.parse({ cpu: '25m', memory: '64Mi' }), replicas: REPLICAS },
    clients: [CLIENT],
    rollout,
  });
  return chart.toJson() as KubernetesObject[];
}

/**
 * A server whose old pods are told to stop as soon as a new one is ready. This is the hardest moment: kube-proxy, which
 * gathers changes for a second, has just let the new pod in, and forgets the old one that much later.
 */
export function hastyServer(name: string, version: string): KubernetesObject[] {
  return server(name, version, Rollout.rolling({ minReady: Duration.seconds(0) }));
}

/** Two versions side by side, blue 1.0.0 and green 2.0.0: promoting is one changed value. */
export function coloredServer(name: string, active: Color): KubernetesObject[] {
  const image = (version: string) => Image.parse(`registry.example/${name}:${version}`);
  return server(name, '1.0.0', Rollout.blueGreen({ active, blue: image('1.0.0'), green: image('2.0.0') }));
}

/** The same objects, whose programs are told to stop at once. */
export function withoutPreStop(objects: readonly KubernetesObject[]): KubernetesObject[] {
  return objects.map((object) => {
    const copy = structuredClone(object);
    for (const container of podSpecOf(copy)?.containers ?? []) delete (container as { lifecycle?: object }).lifecycle;
    return copy;
  });
}

/** The longest time after which a pod that no longer answers is out of its Services, as its probe says. */
export function readinessSeconds({ containers }: PodSpec): number {
  const [{ periodSeconds = NaN, failureThreshold = NaN, timeoutSeconds = NaN } = {}] = containers.map(
    ({ readinessProbe }) => readinessProbe,
  );
  return periodSeconds * failureThreshold + timeoutSeconds;
}
