import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { METRICS_APIS } from './metrics-apis';

/** What one pod uses of resources, as quantities. A resource that is not there was not measured. */
export interface ResourceUse {
  readonly pod: string;
  readonly usage: { readonly cpu?: string; readonly memory?: string };
  /** The time that the sample covers; where it began before the pod was ready, the autoscaler does not count it for CPU. */
  readonly window?: string;
}

/** What one pod reports of a custom metric, as a quantity. */
export interface CustomValue {
  readonly pod: string;
  readonly value: string;
}

/** Whoever knows the figures. Pods are asked for by a label selector. */
export interface MetricsSource {
  resources(namespace: string, selector: string): Promise<readonly ResourceUse[]>;
  custom(namespace: string, selector: string, metric: string): Promise<readonly CustomValue[]>;
  /** One value for each series. */
  external(namespace: string, selector: string, metric: string): Promise<readonly string[]>;
}

/** Answers as metrics-server and prometheus-adapter do, over TLS, with figures of the test's own. */
export class MetricsServer {
  /** Starts it on a free port of this machine. */
  public static async start(source: MetricsSource): Promise<MetricsServer> {
    const pem = selfSigned();
    const server = createServer({ key: pem, cert: pem }, (request, response) => void answer(source, request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new MetricsServer(server);
  }

  private constructor(private readonly server: Server) {}

  public get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  public async stop(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    this.server.closeAllConnections();
    await closed;
  }
}

/** A key and a certificate that nobody vouches for: the API server is told to take any. */
function selfSigned(): string {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', '-'];
  const args = ['req', '-x509', ...key, '-subj', '/CN=localhost', '-days', '2'];
  return execFileSync('openssl', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

async function answer(source: MetricsSource, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let status = 200;
  let body: object;
  try {
    const url = new URL(request.url ?? '/', 'https://localhost');
    body = (await answerTo(source, url)) ?? { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: 404 };
    if ('code' in body) status = 404;
  } catch (error) {
    status = 500;
    body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', code: status, message: String(error) };
  }
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

async function answerTo(source: MetricsSource, url: URL): Promise<object | undefined> {
  // A star for «all pods» arrives in its escaped form.
  const [root, group = '', version = '', ...rest] = decodeURIComponent(url.pathname).split('/').filter(Boolean);
  const api = METRICS_APIS.find((one) => one.group === group && one.version === version);
  if (root !== 'apis' || api === undefined) return undefined;
  const apiVersion = `${group}/${version}`;
  const [, namespace = '', kind = '', name = '', metric = ''] = rest;
  if (kind === '')
    return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: apiVersion, resources: api.resources };
  const selector = url.searchParams.get('labelSelector') ?? '';
  const timestamp = new Date().toISOString();
  switch (group) {
    case 'metrics.k8s.io': {
      const items = (await source.resources(namespace, selector)).map(({ pod, usage, window = '0s' }) => ({
        metadata: { name: pod, namespace, labels: {} },
        timestamp,
        window,
        containers: [{ name: 'main', usage }],
      }));
      return { kind: 'PodMetricsList', apiVersion, metadata: {}, items };
    }
    case 'custom.metrics.k8s.io': {
      if (kind !== 'pods' || name !== '*') return undefined;
      const items = (await source.custom(namespace, selector, metric)).map(({ pod, value }) => ({
        describedObject: { kind: 'Pod', namespace, name: pod, apiVersion: '/v1' },
        metric: { name: metric },
        timestamp,
        value,
      }));
      return { kind: 'MetricValueList', apiVersion, metadata: {}, items };
    }
    default: {
      const values = await source.external(namespace, selector, kind);
      const items = values.map((value) => ({ metricName: kind, metricLabels: {}, timestamp, value }));
      return { kind: 'ExternalMetricValueList', apiVersion, metadata: {}, items };
    }
  }
}
