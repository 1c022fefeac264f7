import type { AddOn } from './add-on';
import { ADD_ON_PRIORITY, monitored, replicas, resources, type Enabled, type PodResources } from './parts';

interface RabbitmqOperatorValues {
  readonly useCertManager: boolean;
  readonly clusterOperator: {
    readonly replicaCount: number;
    readonly priorityClassName: string;
    readonly resources: PodResources;
    readonly webhook: Enabled;
    readonly metrics: { readonly service: Enabled; readonly serviceMonitor: Enabled };
  };
  readonly msgTopologyOperator: Enabled;
}

/**
 * Runs the RabbitMQ clusters. Its webhook takes its certificate from cert-manager. Its definitions lie in the chart's
 * `crds/` folder: Helm installs them once; before a new version, apply that folder of the new chart by hand.
 * @see https://www.rabbitmq.com/kubernetes/operator/install-operator
 */
export const rabbitmqOperator: AddOn = {
  values: (environment): RabbitmqOperatorValues => ({
    useCertManager: true,
    clusterOperator: {
      replicaCount: replicas(environment, 2),
      priorityClassName: ADD_ON_PRIORITY,
      resources: resources('50m', '128Mi', '512Mi'),
      webhook: { enabled: true },
      metrics: { service: monitored(environment), serviceMonitor: monitored(environment) },
    },
    // Queues and users as objects: the platform declares none.
    msgTopologyOperator: { enabled: false },
  }),
};
