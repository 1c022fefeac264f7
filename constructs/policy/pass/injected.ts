import type { FinishedContainer, FinishedPods } from './objects';
import { own } from '../../core/own';
import { INJECTED } from '../../mesh/mesh';

/** What stands beside a key of the injector's: on the pod's template, or as its chart has it. */
const AMOUNTS = {
  cpu: { request: 'sidecar.istio.io/proxyCPU', limit: 'sidecar.istio.io/proxyCPULimit' },
  memory: { request: 'sidecar.istio.io/proxyMemory', limit: 'sidecar.istio.io/proxyMemoryLimit' },
};

/** What Istio's chart gives a sidecar of which the pod says nothing. */
const UNSAID = { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '2', memory: '1Gi' } };

/**
 * The containers that Istio's injector puts before all others of a pod that asks for its sidecar: one that looks whether
 * traffic comes its way, and the sidecar, started first and ended last. Both with the amounts of the pod's annotations.
 * @see https://istio.io/latest/docs/reference/config/annotations/
 */
export function injectedContainers({ labels, annotations }: Pick<FinishedPods, 'labels' | 'annotations'>) {
  if (Object.entries(INJECTED).some(([key, value]) => own(labels, key) !== value)) {
    return [];
  }
  const resources = amountsIn(annotations);
  const injected: readonly FinishedContainer[] = [
    { name: 'istio-validation', resources },
    { name: 'istio-proxy', restartPolicy: 'Always', resources },
  ];
  return injected;
}

/** As soon as one amount is said, the injector leaves out those that are not. */
function amountsIn(annotations: FinishedPods['annotations']): typeof UNSAID | Partial<typeof UNSAID> {
  const said = (which: 'request' | 'limit') =>
    Object.fromEntries(
      Object.entries(AMOUNTS).flatMap(([resource, keys]) => {
        const amount = own(annotations, keys[which]);
        return amount === undefined ? [] : [[resource, amount]];
      }),
    );
  const [requests, limits] = [said('request'), said('limit')];
  return Object.keys({ ...requests, ...limits }).length === 0 ? UNSAID : ({ requests, limits } as typeof UNSAID);
}
