import { serveMetricsAt, withdrawMetrics } from './metrics-apis';
import { MetricsServer, type MetricsSource } from './metrics-server';
import { Api } from '../api';
import { kubectl } from '../kubectl';

/** A namespace whose autoscalers read what a test serves, and the API to watch them by. */
export class ServedMetrics {
  /** Starts to serve, in a new namespace. */
  public static async start(namespace: string, source: (api: Api) => MetricsSource): Promise<ServedMetrics> {
    const api = await Api.start();
    const server = await MetricsServer.start(source(api));
    const served = new ServedMetrics(namespace, api, server);
    try {
      await serveMetricsAt(server.port);
      await served.clear();
      await kubectl(['create', 'namespace', namespace]);
    } catch (error) {
      await served.stop();
      throw error;
    }
    return served;
  }

  private constructor(
    public readonly namespace: string,
    public readonly api: Api,
    private readonly server: MetricsServer,
  ) {}

  /** Takes the namespace and the metrics away. */
  public async stop(): Promise<void> {
    await this.clear();
    await withdrawMetrics();
    await this.server.stop();
    await this.api.stop();
  }

  /** Nothing runs on simulated nodes: nobody's grace period need be waited for. */
  private async clear(): Promise<void> {
    const scaled = 'horizontalpodautoscalers,deployments';
    await kubectl(['delete', scaled, '--all', '-n', this.namespace, '--wait=false']);
    await kubectl(['delete', 'pods', '--all', '-n', this.namespace, '--force', '--grace-period=0']);
    await kubectl(['delete', 'namespace', '--ignore-not-found', this.namespace]);
  }
}
