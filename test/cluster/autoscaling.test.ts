import { Api, type Listed } from './api';
import { serveMetricsAt, withdrawMetrics } from './autoscaling/metrics-apis';
import { MetricsServer, type MetricsSource } from './autoscaling/metrics-server';
import { FEWEST, MOST, NAMESPACE, SCALED } from './autoscaling/scaled';
import { kubectl } from './kubectl';
import type { LivePod } from './live';
import { onControlPlane } from './on-control-plane';
import { asList } from './release';
import { until } from '../node/wait';

const MINUTES = 60_000;

interface LiveDeployment {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly replicas: number };
  readonly status: { readonly readyReplicas?: number };
}

/** Four fifths of what the fewest replicas are to hold. */
const QUIET = 0.8 * FEWEST;
const TENFOLD = 10 * QUIET;

/** The library's periods for the way back, thirty times as fast: 300 s become 10, and a minute 2 s. */
const FASTER_BACK = { stabilizationWindowSeconds: 10, policies: [{ type: 'Percent', value: 10, periodSeconds: 2 }] };

onControlPlane('the real autoscaler, with metrics that are served here', () => {
  let api: Api;
  let metrics: MetricsServer;
  /** The load on each workload, in pods that hold their target. */
  let load = QUIET;
  /** Every number of replicas that each Deployment was told to have, in order. */
  const told = new Map<string, number[]>();
  const ready = new Map<string, number>();
  const turns = new Map<string, number>();
  let trouble: unknown;

  const pods = async (selector: string): Promise<string[]> => {
    const path = `/api/v1/namespaces/${NAMESPACE}/pods?labelSelector=${encodeURIComponent(selector)}`;
    const { items } = await api.get<Listed<LivePod>>(path);
    return items
      .filter(({ metadata, status }) => status.phase === 'Running' && metadata.deletionTimestamp === undefined)
      .map(({ metadata }) => metadata.name);
  };

  const source: MetricsSource = {
    resources: async (_, selector) => {
      const names = await pods(selector);
      return names.map((pod) => ({
        pod,
        usage: { cpu: `${Math.round((load * 60) / names.length)}m`, memory: '32Mi' },
      }));
    },
    custom: async (_, selector) => {
      const names = await pods(selector);
      return names.map((pod) => ({ pod, value: `${Math.round((load * 100_000) / names.length)}m` }));
    },
    external: () => Promise.resolve([`${Math.round(load * 30_000)}m`]),
  };

  const all = (what: string, replicas: number) =>
    until(what, 5 * MINUTES, () => {
      const there = SCALED.every(({ name }) => told.get(name)?.at(-1) === replicas && ready.get(name) === replicas);
      return Promise.resolve(there ? true : undefined);
    });

  beforeAll(async () => {
    api = await Api.start();
    metrics = await MetricsServer.start(source);
    await serveMetricsAt(metrics.port);
    await clear();
    await kubectl(['create', 'namespace', NAMESPACE]);
    await api.watch<LiveDeployment>(`/apis/apps/v1/namespaces/${NAMESPACE}/deployments`, ({ object }) => {
      const { metadata, spec, status } = object;
      const before = told.get(metadata.name) ?? [];
      if (before.at(-1) !== spec.replicas) told.set(metadata.name, [...before, spec.replicas]);
      ready.set(metadata.name, status.readyReplicas ?? 0);
    });
    try {
      await kubectl(['apply', '-f', '-'], asList(SCALED.flatMap(({ objects }) => objects)));
      await all('everything at its fewest', FEWEST);
      load = TENFOLD;
      await all('everything at its most', MOST);
      SCALED.forEach(({ name }) => turns.set(name, told.get(name)?.length ?? 0));
      const scaleDown = JSON.stringify({ spec: { behavior: { scaleDown: FASTER_BACK } } });
      await kubectl(['patch', 'hpa', '-n', NAMESPACE, ...SCALED.map(({ name }) => name), '-p', scaleDown]);
      load = QUIET;
      await all('everything back at its fewest', FEWEST);
    } catch (error) {
      trouble = error;
    }
  });

  afterAll(async () => {
    await clear();
    await withdrawMetrics();
    await metrics.stop();
    await api.stop();
  });

  it('goes', () => {
    console.log(Object.fromEntries(told), trouble);
  });
});

const clear = () => kubectl(['delete', 'namespace', '--ignore-not-found', NAMESPACE]);
