/** A cluster that stands already: no stack makes it. */
export interface ExistingCluster {
  readonly form: 'existing';
  /** Context of the kubeconfig by which Terraform reaches it. */
  readonly context: string;
}

/** A cluster in containers of this machine. @see https://kind.sigs.k8s.io/ */
export interface KindCluster {
  readonly form: 'kind';
  /** Its kubeconfig context is `kind-<name>`. */
  readonly name: string;
  /** Image of the nodes: it says which Kubernetes. */
  readonly image: string;
  /** Nodes beside the control plane's; none runs everything on that one. */
  readonly workers: number;
}

/** A cluster in containers or machines of this machine. @see https://minikube.sigs.k8s.io/ */
export interface MinikubeCluster {
  readonly form: 'minikube';
  /** Its kubeconfig context has the same name. */
  readonly name: string;
  /** With the leading `v`: `v1.35.0`. */
  readonly kubernetesVersion: string;
  readonly driver: 'docker' | 'podman' | 'kvm2' | 'qemu2' | 'hyperkit' | 'virtualbox';
  readonly nodes: number;
  /** CPUs of each node. */
  readonly cpu: number;
  /** Memory of each node, in GiB. */
  readonly memory: number;
}

/** A taint of all nodes of a group: nothing runs there that does not tolerate it. */
export interface TaintValues {
  readonly key: string;
  readonly value: string;
}

/** Nodes of one kind, spread evenly over the three zones. */
export interface NodeGroupValues {
  readonly instanceType: string;
  /** vCPUs of one node, as the cloud's table of this type says. */
  readonly cpu: number;
  /** Memory of one node in GiB, as the cloud's table of this type says. */
  readonly memory: number;
  /** Fewest nodes, all zones together: a multiple of three. */
  readonly minNodes: number;
  /** Most nodes, all zones together: a multiple of three. */
  readonly maxNodes: number;
  readonly labels: { readonly [label: string]: string };
  /** Pods that do not tolerate it stay away; with none, every pod may come. */
  readonly taint?: TaintValues;
  /** What the add-ons request of this group in all, in cores and GiB: the platform's pods get the rest. */
  readonly reserved?: { readonly cpu: number; readonly memory: number };
}

/** The node groups: for everything, for data, for pods that card numbers pass through (payments), and for the vault. */
export type NodeGroupName = 'general' | 'data' | 'cde' | 'vault';

/** The node groups of a cluster in a cloud. */
export type NodeGroups = { readonly [name in Exclude<NodeGroupName, 'vault'>]: NodeGroupValues } & {
  /** Nothing where no vault has nodes of its own. */
  readonly vault?: NodeGroupValues;
};

/** What every cluster in a cloud says. */
export interface CloudCluster {
  /** Name of the cluster and beginning of the names around it. */
  readonly name: string;
  /** Minor version: `1.35`. */
  readonly kubernetesVersion: string;
  readonly region: string;
  readonly nodeGroups: NodeGroups;
  /** Ranges that may call the API server from outside; never everyone. */
  readonly apiServerCallers: readonly string[];
}

/** One availability zone of AWS, with its three subnets. */
export interface EksZone {
  readonly name: string;
  /** Private subnet of the nodes and pods. */
  readonly nodes: string;
  /** Public subnet of load balancers and of the zone's NAT gateway. */
  readonly public: string;
  /** Subnet without a way out, of the control plane's interfaces. */
  readonly controlPlane: string;
}

/** Amazon EKS in a VPC of its own. */
export interface EksCluster extends CloudCluster {
  readonly form: 'eks';
  /** Range of the VPC. */
  readonly cidr: string;
  /** Three zones. */
  readonly zones: readonly EksZone[];
  /** Roles whose holders administer the cluster, by a name: without one nobody could reach it. */
  readonly administrators: { readonly [name: string]: string };
  /**
   * Secrets that External Secrets may read as itself, as ARNs; `*` at the end stands for more. None where each zone's store has a
   * role of its own: every zone's store could read these.
   */
  readonly secretArns?: readonly string[];
  /** Route 53 zones in which cert-manager proves ownership by DNS; none where it does so by HTTP. */
  readonly hostedZoneArns?: readonly string[];
}

/** Google Kubernetes Engine (Standard) in a network of its own. */
export interface GkeCluster extends CloudCluster {
  readonly form: 'gke';
  readonly project: string;
  /** Three zones of the region. */
  readonly zones: readonly string[];
  /** Range of the nodes. */
  readonly cidr: string;
  readonly podCidr: string;
  readonly serviceCidr: string;
  /** Google group that holds the groups named in RoleBindings: `gke-security-groups@example.com`. */
  readonly securityGroup: string;
  /**
   * Secrets that External Secrets may read as itself, by their names in Secret Manager. None where each zone's store has an
   * account of its own: every zone's store could read these.
   */
  readonly secrets?: readonly string[];
  /** Cloud DNS zone in which cert-manager proves ownership; none where it does so by HTTP. */
  readonly dnsZone?: string;
}

/** Azure Kubernetes Service in a network of its own. `region` is Azure's location. */
export interface AksCluster extends CloudCluster {
  readonly form: 'aks';
  readonly subscriptionId: string;
  readonly tenantId: string;
  /** Zones of the location: `1`, `2`, `3`. */
  readonly zones: readonly string[];
  /** Range of the network. */
  readonly cidr: string;
  /** Range of the nodes, inside the network. */
  readonly nodeCidr: string;
  readonly podCidr: string;
  readonly serviceCidr: string;
  /** Groups of the directory whose members administer the cluster, by object id. */
  readonly administrators: readonly string[];
  /** Key vault that is made for the cluster's key: 3 to 24 characters, the only one of this name in all of Azure. */
  readonly keyVaultName: string;
  /** Machines of the pool for the cluster's own pods. */
  readonly systemInstanceType: string;
  /**
   * Key vault, by resource id, whose secrets External Secrets may read as itself. None where each zone's store has an identity
   * of its own: every zone's store could read these.
   */
  readonly secretVaultId?: string;
  /** DNS zone, by resource id, in which cert-manager proves ownership; none where it does so by HTTP. */
  readonly dnsZoneId?: string;
}

/** Which cluster an environment runs on. */
export type ClusterValues = ExistingCluster | KindCluster | MinikubeCluster | EksCluster | GkeCluster | AksCluster;

/** A cluster whose nodes a cloud runs. */
export type CloudClusterValues = EksCluster | GkeCluster | AksCluster;
