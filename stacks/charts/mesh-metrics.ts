import { ALL_ZONES } from '../zone-names';
import { Endpoint, Identity, Protocol, type MetricsTarget } from '../../constructs';
import { INJECTED } from '../../constructs/mesh/mesh';

/** Envoy's own page of metrics: the injector opens its port past the sidecar's rules, and names it. */
const PAGE = { port: 15090, portName: 'http-envoy-prom', path: '/stats/prometheus' };

/** Where the sidecars of each zone tell of themselves. Node agents have none. */
export function sidecarMetrics(): MetricsTarget[] {
  return ALL_ZONES.filter((zone) => zone !== 'agents').map((namespace) => {
    const identity = Identity.foreign({ name: 'sidecars', namespace, labels: { ...INJECTED } });
    const { port, portName, path } = PAGE;
    const endpoint = Endpoint.service({ service: 'sidecars', identity, port, protocol: Protocol.HTTP });
    return { endpoint, portName, path, throughService: false };
  });
}
