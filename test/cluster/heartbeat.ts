import { kubectl } from './kubectl';
import { live } from './live';
import { asList } from './release';

/** The nodes that no kubelet stands behind: those of ../shared/tools/cluster. */
export async function simulatedNodes(): Promise<string[]> {
  const nodes = await live('nodes');
  const simulated = nodes.filter(({ metadata }) => metadata.annotations?.['kwok.x-k8s.io/node'] !== undefined);
  return simulated.map(({ metadata }) => metadata.name);
}

/**
 * Simulated nodes report every 55 s, and the node controller gives a node up after 50: now and then it marks all the
 * node's pods unready, and nothing in them ever makes them ready again. Leases renewed from here prevent that.
 */
export class Heartbeat {
  private timer?: NodeJS.Timeout;
  private running = Promise.resolve();

  /** Renews the leases of simulated nodes, now and every ten seconds; real nodes renew their own. */
  public async start(): Promise<void> {
    const nodes = await simulatedNodes();
    if (nodes.length === 0) return;
    await this.beat(nodes);
    this.timer = setInterval(() => {
      this.running = this.running.then(() => this.beat(nodes)).catch(() => undefined); // one may be missed
    }, 10_000);
  }

  /** Renews no more, once the last renewal has ended. */
  public async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private async beat(nodes: readonly string[]): Promise<void> {
    await kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], asList(nodes.map(lease)));
  }
}

function lease(node: string): object {
  return {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { name: node, namespace: 'kube-node-lease' },
    spec: { holderIdentity: node, leaseDurationSeconds: 40, renewTime: new Date().toISOString().replace('Z', '000Z') },
  };
}
