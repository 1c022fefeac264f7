import { live } from './live';

/** Before any test: is there a cluster, and of which kind? The tests read the answer in COMMERCE_CLUSTER. */
export default async function setup(): Promise<void> {
  if (!process.env.KUBECONFIG) {
    throw new Error(
      'npm run test:cluster needs KUBECONFIG, the kubeconfig file of a cluster that it may fill and empty',
    );
  }
  const nodes = await live('nodes');
  const simulated = nodes.some(({ metadata }) => metadata.annotations?.['kwok.x-k8s.io/node'] !== undefined);
  process.env.COMMERCE_CLUSTER ??= simulated ? 'control-plane' : 'other';
}

/** Whether the cluster is the control plane of ../shared/tools/cluster, on which everything is tried. */
export function isControlPlane(): boolean {
  return process.env.COMMERCE_CLUSTER === 'control-plane';
}
