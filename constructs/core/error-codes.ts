/**
 * Every code that an error of this library can carry, with what it means. Stable: a code is never renamed or reused.
 * docs/errors.md is made from this table.
 */
export const ERROR_CODES = {
  ACCESS_INVALID: 'Rights by * or that let somebody give himself more, or a group that nobody may be bound to.',
  ADD_ON_INVALID:
    'An add-on that does not exist, is named twice, cannot work on this cluster, or that the cluster brings itself.',
  ADD_ON_MISSING: 'An object or an add-on needs an add-on that its environment has not.',
  APPLICATION_PORT_UNKNOWN: 'A probe, a monitor or a client names a port that the application does not declare.',
  AUTOSCALING_CONFLICT:
    'A vertical autoscaler that would apply a resource by which the horizontal one counts replicas.',
  AUTOSCALING_INVALID:
    'Autoscaling bounds or targets that cannot work: minimum above maximum, no metric, a share outside 1 to 100.',
  BUDGET_BLOCKS_EVICTION: 'A disruption budget under which no pod may ever be evicted, so that every node drain hangs.',
  CAPACITY_UNREACHABLE:
    'A load, an availability or a plan that no replicas or nodes within the bounds reach; the nearest possible one is said.',
  CHART_INVALID: 'A Helm chart without a semantic version or a description.',
  CHART_VALUE_AMBIGUOUS: 'Two components, or two defaults, for one value of a Helm chart.',
  CIDR_INVALID: 'An address range that is missing or malformed.',
  CLAIM_UNUSED: 'A claim for a folder that the application does not declare as persistent.',
  CLIENT_NOT_LISTED: 'A connection to a guarded service that does not list the caller among its clients.',
  CLOUD_IDENTITY_INVALID: 'A role, service account or client of a cloud that is none, or is of another cloud.',
  CLUSTER_INVALID:
    'A setting of a cluster or of its network that the cloud or its modules would refuse, or that is unsafe.',
  CONFIGURATION_INVALID: 'Configuration files that collide or have an impossible name.',
  DUPLICATE_OBJECT: 'The same kind, namespace and name twice: one would overwrite the other.',
  EDGE_LIMIT_UNSUPPORTED: 'A limit of the edge that what carries it out has no field for.',
  ENDPOINT_UNSERVED: 'A stated connection to a port that no pod behind it declares.',
  ENVIRONMENT_UNKNOWN: 'An environment that does not exist.',
  FOLDER_UNBACKED: 'A folder declared as persistent that no claim or shared volume stands behind.',
  GRACE_TOO_SHORT:
    'An end that comes too early: before load balancers have forgotten the pod, or before its programs have drained.',
  HOST_INVALID: 'A host that is no DNS name.',
  IMAGE_FLOATING: 'An image tag that names no version.',
  IMAGE_MALFORMED: 'Text that is no image reference.',
  IMAGE_UNTAGGED: 'An image without tag and digest.',
  LABEL_INVALID: 'A label key or value that Kubernetes refuses.',
  LITERAL_SECRET: 'A literal under a variable name that says it is a secret, or one that is a secret by its form.',
  METRIC_UNDECLARED: 'A target on requests per second for an application that does not say which series counts them.',
  NAME_INVALID: 'A name that Kubernetes refuses, also once controllers have appended to it.',
  NODE_GROUP_TOO_SMALL: 'A node group that cannot hold the requests of the platform, or a pod larger than any node.',
  OWN_NODES:
    "A pod beside its zone's own nodes, or one that comes to the nodes of another zone; or own nodes that no group offers.",
  PATH_INVALID: 'A path that is not absolute, or one folder declared twice.',
  POD_SECURITY: 'A pod that the Pod Security level of its namespace refuses.',
  PORT_INVALID: 'A port outside 1 to 65535, or one declared twice.',
  PRE_STOP_MISSING: 'A pod behind a Service that is told to stop while requests are still sent to it.',
  PROBE_INVALID: 'A probe whose path, command or timing cannot work.',
  QUANTITY_INVALID: 'Text that is no Kubernetes quantity, or an amount of nothing or beyond all bounds.',
  QUORUM_EVEN: 'An even number of members where a majority decides.',
  QUOTA_TOO_SMALL: 'A namespace quota below what its workloads request at autoscaling maximum and during a rollout.',
  REASON_MISSING: 'A loosened default without a reason.',
  REPLICAS_INVALID:
    'Replicas that are no positive whole number, too few for the environment, or given beside autoscaling.',
  REQUEST_ABOVE_LIMIT: 'A container that requests more than its own limit.',
  ROLE_UNBOUND: 'A role played by a connection that no variable of the application uses.',
  ROLE_UNPLAYED: 'A variable bound to a role that no connection plays.',
  ROLLOUT_INVALID: 'Rollout settings that cannot make progress, or do not fit the workload.',
  SCHEDULE_INVALID: 'A schedule that is no cron expression, or a time zone that is none.',
  SECRET_KEY_INVALID: 'A secret without keys, or with an impossible key.',
  SECRET_KEY_UNKNOWN: 'A variable bound to a key that the secret does not list.',
  SECRET_STORE_INVALID:
    'A store of secrets that its cloud or server would not know, that is open to other zones, or a path that it cannot hold.',
  SERVICE_NAME_INVALID: 'A Service name that does not start with a letter, or is too long.',
  VALUE_INVALID: 'A setting outside its bounds.',
  VARIABLE_NAME_INVALID: 'A variable name that no shell accepts.',
  VARIABLE_TWICE: 'The same variable set twice in one container.',
} as const;

/** The code of an error. */
export type ErrorCode = keyof typeof ERROR_CODES;
