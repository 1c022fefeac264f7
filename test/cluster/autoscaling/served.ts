import { serveMetricsAt, withdrawMetrics } from './metrics-apis';
import { MetricsServer } from './metrics-server';
import type { MetricsSource } from './metrics-source';
import { kubectl } from '../kubectl';

/** A namespace whose autoscalers read what a test serves. */
export class ServedMetrics {
  /** Starts to serve, in a new namespace. */
  public static async start(namespace: string, source: MetricsSource): Promise<ServedMetrics> {
    const server = await MetricsServer.start(source);
    const served = new ServedMetrics(namespace, server);
    try {
      await serveMetricsAt(server.port);
      await served.clear();
      await kubectl(['delete', 'namespace', '--ignore-not-found', namespace]); // waits for the last one's end
      await kubectl(['create', 'namespace', namespace]);
    } catch (error) {
      await served.stop();
      throw error;
    }
    return served;
  }

  private constructor(
    private readonly namespace: string,
    private readonly server: MetricsServer,
  ) {}

  /** Takes the metrics away, and the namespace, whose thousands of events nobody need wait for. */
  public async stop(): Promise<void> {
    await this.clear();
    await withdrawMetrics();
    await kubectl(['delete', 'namespace', '--ignore-not-found', '--wait=false', this.namespace]);
    await this.server.stop();
  }

  /** Nothing runs on simulated nodes: nobody's grace period need be waited for. */
  private async clear(): Promise<void> {
    const scaled = 'horizontalpodautoscalers,deployments';
    await kubectl(['delete', scaled, '--all', '-n', this.namespace, '--wait=false']);
    await kubectl(['delete', 'pods', '--all', '-n', this.namespace, '--force', '--grace-period=0', '--wait=false']);
  }
}
