import type { ResourceQuantities } from '../../constructs';
import type { AdmissionValues, IdentityValues, IdentifiedName, PeopleValues } from './access';
import type { AddOnName } from './add-ons';
import type { ClusterValues, TaintValues } from './cluster';
import type { Images } from './images';
import type { RolloutValues } from './rollout';
import type { SecretStoreValues } from './secret-store';
import type { StateValues } from './state';

/** What the shop is asked for at its peak, and what it is to outlive. At least one of the two peaks. */
export interface DemandValues {
  readonly ordersPerMinute?: number;
  /** From outside. */
  readonly requestsPerSecond?: number;
  /** What is added to the peak, as a share: 0.5 is half as much again. */
  readonly growth: number;
  /** Share of the peak that is left in the quietest hour. */
  readonly quietest: number;
  /** Share of what a replica serves that may be in use, also while a zone is lost. */
  readonly targetUtilisation: number;
  /** Zones that replicas spread over; no more than the cluster has. */
  readonly zones: number;
  /** Probability that enough replicas of a component are up. */
  readonly availability: number;
  /** Probability that one replica is up. */
  readonly replicaUp: number;
}

/** What a component has to do with the demand, and what one replica of it serves. One of the first three. */
export interface LoadValues {
  readonly callsPerOrder?: number;
  readonly callsPerRequest?: number;
  readonly requestsPerSecond?: number;
  /** Calls per second that one replica serves when it does nothing else: measured. */
  readonly perReplica: number;
  /** Most replicas that are allowed. */
  readonly maxReplicas?: number;
  /** Whether the number of replicas is that of the peak at all times. */
  readonly fixed?: boolean;
}

/** Bounds and targets of horizontal autoscaling; at least one target. */
export interface AutoscalingValues {
  /** Not beside a load, which has the bounds. */
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  /** Percent of the requested CPU. */
  readonly cpu?: number;
  /** Percent of the requested memory. */
  readonly memory?: number;
  /** What each pod is to serve, where its image counts requests. */
  readonly requestsPerSecond?: number;
  /** A queue of the component's broker, and how many messages may wait in it for each replica. */
  readonly queue?: { readonly name: string; readonly perReplica: number };
}

/** Whether what pods request is recommended, or applied, by what they used. */
export type VerticalMode = 'off' | 'recommend' | 'apply';

/**
 * How many, how large: plain values of one component. One of `replicas`, `autoscaling` and `load`; beside a load,
 * `autoscaling` has targets alone.
 */
export interface SizingValues {
  readonly resources: ResourceQuantities;
  readonly replicas?: number;
  readonly load?: LoadValues;
  readonly autoscaling?: AutoscalingValues;
  readonly vertical?: VerticalMode;
}

/** One component: how many, how large, and how a new version replaces the old one. */
export interface ComponentValues extends SizingValues {
  /** Nothing: pod by pod where the environment is highly available, else in place. */
  readonly rollout?: RolloutValues;
}

/** Something outside the cluster. */
export interface ExternalValues {
  readonly host: string;
  readonly port: number;
  readonly cidrs: string[];
}

/** Pods that others deploy. */
export interface ForeignValues {
  readonly name: string;
  readonly namespace: string;
  readonly labels: { readonly [key: string]: string };
}

/** A data service in the cluster's own pods: for development and staging. `storage` and sizes in GiB. */
export interface EmbeddedValues {
  readonly form: 'embedded';
  readonly resources: ResourceQuantities;
  readonly replicas?: number;
  readonly storage?: number;
}

/** A data service that an operator runs. `storage` in GiB of each instance. */
export interface OperatorValues {
  readonly form: 'operator';
  readonly resources: ResourceQuantities;
  readonly instances: number;
  readonly storage: number;
  /** Folder of the backups in a bucket, for databases. */
  readonly backup?: string;
}

/** A data service that a provider runs. */
export interface ManagedValues extends ExternalValues {
  readonly form: 'managed';
}

/** Limits of every request; what is not said has a default. */
export interface EdgeLimitValues {
  /** How many days browsers come by HTTPS alone, and whether to the hosts below this one too. */
  readonly hsts?: { readonly days: number; readonly includeSubDomains?: boolean };
  /** Largest body of a request, as a Kubernetes quantity: `1Mi`. */
  readonly maxRequestSize?: string;
  /** Requests in a second: from one address, and through one proxy. */
  readonly rateLimit?: { readonly perClient: number; readonly total: number };
}

/** Paths of the shop that nobody outside may ask, and the exact ones among them that they may. */
export interface EdgePathValues {
  readonly blockedPaths?: readonly string[];
  readonly openPaths?: readonly string[];
}

/** How customers reach the shop. */
export type EdgeValues =
  | { readonly form: 'node-port'; readonly port: number }
  | ({
      readonly form: 'gateway';
      readonly host: string;
      readonly gatewayClassName: string;
      /** Controller of the class, where the platform makes the class; nothing where the cluster brings it. */
      readonly controllerName?: string;
      readonly issuer: string;
      readonly dataPlane: ForeignValues;
    } & EdgeLimitValues &
      EdgePathValues)
  | ({
      readonly form: 'ingress';
      readonly host: string;
      readonly ingressClassName: string;
      readonly issuer: string;
      readonly controller: ForeignValues;
      /** What the class's controller is told in its own words: limits that an Ingress has no fields for. */
      readonly annotations?: { readonly [key: string]: string };
    } & EdgePathValues);

/** A service mesh, and what each of its sidecars asks for and may use. */
export interface MeshValues {
  readonly form: 'istio';
  readonly proxy: Required<Pick<ResourceQuantities, 'cpu' | 'memory' | 'cpuLimit' | 'memoryLimit'>>;
  /** Nothing: `cluster.local`. */
  readonly trustDomain?: string;
  /** The cluster's DNS domain; nothing: `cluster.local`. */
  readonly clusterDomain?: string;
}

/** The files between settlement and reconciliation; `manyNodes` where a class can do it. Size in GiB. */
export interface SettlementFilesValues {
  readonly size: number;
  readonly storageClassName?: string;
  readonly manyNodes: boolean;
  /** EFS file system that the class makes folders in, on Amazon EKS: `fs-0123456789abcdef0`. */
  readonly fileSystem?: string;
}

/** Bounds of a zone, as Kubernetes quantities. */
export interface QuotaValues {
  readonly cpu: string;
  readonly memory: string;
  readonly cpuLimit: string;
  readonly memoryLimit: string;
  readonly pods: number;
}

/** The namespaces of the platform. */
export type ZoneName = 'edge' | 'commerce' | 'payments' | 'vault' | 'agents';

/** The parts that run a program of ours or of an image's maker. */
export type ComponentName =
  | 'storefront'
  | 'catalog'
  | 'cart'
  | 'checkout'
  | 'orders'
  | 'logistics'
  | 'gateway'
  | 'card'
  | 'mobile'
  | 'wallet'
  | 'vault'
  | 'settlement';

/** The parts that run to their end, or on every node. */
export type TaskName = 'reconciliation' | 'migration' | 'agent' | 'journal';

/** The Secrets of the platform. */
export type SecretName =
  | 'ordersDatabase'
  | 'paymentsDatabase'
  | 'vaultDatabase'
  | 'commerceBroker'
  | 'paymentsBroker'
  | 'cache'
  | 'cartStore'
  | 'idempotency'
  | 'vaultKey'
  | 'cardAcquirer'
  | 'mobileAcquirer'
  | 'walletAcquirer';

/** Everything in which one environment differs from another: values, no logic. */
export interface Environment {
  readonly name: string;
  /** The cluster that it runs on: made by Terraform, or there already. */
  readonly cluster: ClusterValues;
  /** What is installed on the cluster beside the platform; the order is found by what needs what. */
  readonly addOns: readonly AddOnName[];
  /** Add-ons that the cluster brings, or whose part something else plays: they count as there. */
  readonly provided?: readonly AddOnName[];
  /** Where Terraform keeps the state of its stacks. */
  readonly state: StateValues;
  readonly images: Images;
  readonly edge: EdgeValues;
  /** What the loads of the components follow; nothing where none states a load. */
  readonly demand?: DemandValues;
  readonly components: { readonly [name in ComponentName]: ComponentValues };
  readonly tasks: { readonly [name in TaskName]: ResourceQuantities };
  readonly quotas: { readonly [name in ZoneName]?: QuotaValues };
  readonly data: {
    readonly ordersDatabase: EmbeddedValues | OperatorValues | ManagedValues;
    readonly paymentsDatabase: EmbeddedValues | OperatorValues | ManagedValues;
    readonly vaultDatabase: EmbeddedValues | OperatorValues | ManagedValues;
    readonly commerceBroker: EmbeddedValues | OperatorValues | ManagedValues;
    readonly paymentsBroker: EmbeddedValues | OperatorValues | ManagedValues;
    readonly cache: EmbeddedValues | ManagedValues;
    readonly idempotency: EmbeddedValues | ManagedValues;
    readonly cartStore: EmbeddedValues | ManagedValues;
  };
  /** Region of managed services, and what DynamoDB Local is told. */
  readonly region: string;
  /** StorageClass of claims; nothing for the cluster's default. */
  readonly storageClassName?: string;
  /** What each order replica keeps of its access journal, in GiB. */
  readonly journalStorage: number;
  readonly settlementFiles: SettlementFilesValues;
  readonly acquirers: {
    readonly card: ExternalValues;
    readonly mobile: ExternalValues;
    readonly wallet: ExternalValues;
  };
  /** The service whose keys wrap those of the vault: the only way out of its zone. Nothing: the vault has none. */
  readonly keyService?: ExternalValues;
  /** Raised by one when a value was rotated: the pods that use it roll. */
  readonly secretVersions: { readonly [name in SecretName]: string };
  /** What fills the Secrets; nothing where they are generated. */
  readonly secretStore?: SecretStoreValues;
  /** The Prometheus that reads metrics; nothing where there is none. */
  readonly prometheus?: ForeignValues;
  /** Where the node agents send logs, by OTLP over HTTP; nothing writes them to the agents' own output. */
  readonly logs?: ExternalValues;
  /** The API server as NetworkPolicies see it, for what operators' pods ask of it. */
  readonly apiServer: ExternalValues;
  /** Where buckets for backups answer from. */
  readonly backupStore: string[];
  /** Whether Services of one replica are an error. */
  readonly highlyAvailable: boolean;
  /** The groups of people and what they play; nothing where the cluster has no people but its administrators. */
  readonly people?: PeopleValues;
  /** Who a part is to AWS, in place of keys in a Secret. */
  readonly identities?: { readonly [name in IdentifiedName]?: IdentityValues };
  /**
   * Card zones whose pods run on nodes of their own and nowhere else, by the taint that these carry, as a label too; zones that
   * name the same one share them. Zones that are not named run wherever no taint is.
   */
  readonly ownNodes?: { readonly [zone in 'payments' | 'vault']?: TaintValues };
  /** What is admitted beyond what these values say anyhow. */
  readonly admission?: AdmissionValues;
  /** The mesh that every stated connection is held by too; nothing where there is none. */
  readonly mesh?: MeshValues;
}
