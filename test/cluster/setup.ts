import { simulatedNodes } from './heartbeat';

/** Before any test: is there a cluster, and of which kind? The tests read the answer in COMMERCE_CLUSTER. */
export default async function setup(): Promise<void> {
  if (!process.env.KUBECONFIG) {
    throw new Error(
      'npm run test:cluster needs KUBECONFIG, the kubeconfig file of a cluster that it may fill and empty',
    );
  }
  process.env.COMMERCE_CLUSTER ??= (await simulatedNodes()).length > 0 ? 'control-plane' : 'other';
}

/** Whether the cluster is the control plane of ../shared/tools/cluster, on which everything is tried. */
export function isControlPlane(): boolean {
  return process.env.COMMERCE_CLUSTER === 'control-plane';
}
