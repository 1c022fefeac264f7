import { kubectl } from './kubectl';
import { live } from './live';
import { asList } from './release';

/**
 * The simulated nodes report every 55 s and the node controller gives a node up after 50: now and then it marks all
 * the node's pods unready for good, as nothing in them makes them ready again. Leases renewed from here prevent that.
 */
export class Heartbeat {
  private timer?: NodeJS.Timeout;
  private last: Promise<unknown> = Promise.resolve();

  /** Renews the leases of all nodes, now and every ten seconds. */
  public async start(): Promise<void> {
    const nodes = (await live('nodes')).map(({ metadata }) => metadata.name);
    const beat = (): Promise<unknown> =>
      kubectl(['apply', '--server-side', '--force-conflicts', '-f', '-'], asList(nodes.map(lease)));
    await beat();
    this.timer = setInterval(() => {
      this.last = this.last.then(beat).catch(() => undefined); // one may be missed
    }, 10_000);
  }

  /** Renews no more, once the last renewal has ended. */
  public async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.last;
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
