import type { ContainerProps } from './container';
import { refuse } from '../core/errors';

/** The user and group of Istio's sidecar: what they send passes it by. */
const PROXY_USER = 1337;

/** Ports of the sidecar itself, in the network that the whole pod shares. */
const PROXY_PORTS: readonly number[] = [15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090];

/**
 * Refuses what would go round a sidecar, or take its ports.
 * @see https://istio.io/latest/docs/ops/deployment/application-requirements/
 */
export function checkMeshed(containers: readonly ContainerProps[], place: string): void {
  for (const { name, application } of containers) {
    const { user, group = user } = application._props;
    if (user === PROXY_USER || group === PROXY_USER) {
      refuse({
        code: 'VALUE_INVALID',
        place,
        expected: `container "${name}" must have another user and group than the sidecar: nothing they send is held by it`,
        got: `user ${user}, group ${group}`,
        example: 'user: 10001',
      });
    }
    const taken = application.ports.find(({ containerPort }) => PROXY_PORTS.includes(containerPort));
    if (taken !== undefined) {
      refuse({
        code: 'PORT_INVALID',
        place,
        expected: `container "${name}" must leave the sidecar its own ports: ${PROXY_PORTS.join(', ')}`,
        got: String(taken.containerPort),
        example: 'ports: [Port.http(8080)]',
      });
    }
  }
}
