import type { AddOn } from './add-on';

const RESOURCES = { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } };

/**
 * Runs the RabbitMQ clusters. RabbitMQ publishes a manifest only; this chart of it is a third party's. Its webhook takes
 * its certificate from cert-manager.
 * @see https://www.rabbitmq.com/kubernetes/operator/install-operator
 */
export const rabbitmqOperator: AddOn = {
  name: 'rabbitmq-cluster-operator',
  repository: 'oci://registry-1.docker.io/cloudpirates',
  chart: 'rabbitmq-cluster-operator',
  version: '0.6.5',
  namespace: 'rabbitmq-system',
  values: {
    useCertManager: true,
    clusterOperator: { replicaCount: 2, webhook: { enabled: true }, resources: RESOURCES },
    msgTopologyOperator: { replicaCount: 2, resources: RESOURCES },
  },
};
