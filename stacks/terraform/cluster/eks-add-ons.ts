/** A role that an add-on's service account takes: names are those of AWS. */
export interface Association {
  readonly role_arn: string;
  readonly service_account: string;
}

/**
 * What EKS itself installs, at the version that AWS has set for this Kubernetes. The network and the identity agent come
 * before the nodes: without them no node becomes ready, and no pod gets its rights.
 */
export function eksAddOns(disks: Association, files: Association): object {
  const add = (more: object = {}) => ({ most_recent: false, ...more });
  return {
    'vpc-cni': add({ before_compute: true, configuration_values: JSON.stringify(NETWORK) }),
    'eks-pod-identity-agent': add({ before_compute: true }),
    'kube-proxy': add(),
    coredns: add({ configuration_values: JSON.stringify(DNS) }),
    'metrics-server': add(),
    'aws-ebs-csi-driver': add({ pod_identity_association: [disks] }),
    'aws-efs-csi-driver': add({ pod_identity_association: [files] }),
  };
}

/**
 * Enforces NetworkPolicies; `strict` would cut off every pod without one, those of kube-system too. Prefixes instead of
 * single addresses, so that a node's room for pods is not the number of its interfaces.
 * @see https://docs.aws.amazon.com/eks/latest/userguide/cni-network-policy-configure.html
 */
const NETWORK = {
  enableNetworkPolicy: 'true',
  env: { NETWORK_POLICY_ENFORCING_MODE: 'standard', ENABLE_PREFIX_DELEGATION: 'true' },
};

/** A replica in each zone, more with the nodes. */
const DNS = { autoScaling: { enabled: true, minReplicas: 3, maxReplicas: 10 } };
