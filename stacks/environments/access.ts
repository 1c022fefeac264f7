import type { ExternalValues } from './environment';
import type { PeopleGroups } from '../../constructs';

/** Groups of people, as the cluster's identity provider calls them: a role without one is nobody's. */
export interface PeopleValues extends PeopleGroups {
  /** Why those on call may run commands in pods outside the guarded zones; nothing where they may not. */
  readonly onCallExec?: string;
}

/**
 * Who a part is to AWS, in place of keys in a Secret: the platform's tables and buckets are there. `tokens` is where AWS
 * exchanges the account's token.
 */
export type IdentityValues =
  | { readonly form: 'eks-role'; readonly roleArn: string; readonly tokens: ExternalValues }
  | { readonly form: 'eks-pod-identity' };

/** The parts that ask something of a cloud: the cart of its tables, the databases of the bucket of their backups. */
export type IdentifiedName = 'cart' | 'ordersDatabase' | 'paymentsDatabase' | 'vaultDatabase';

/** What the API server admits in the zones beyond what follows from the rest of the environment. */
export interface AdmissionValues {
  /** Registries beside those of the images: hosts, or the beginnings of repositories, as `registry.example.com/shop`. */
  readonly registries?: readonly string[];
  /** Repositories whose images guarded zones take without a digest, each with the reason. */
  readonly unpinned?: { readonly [repository: string]: string };
  /** Namespaces of further operators that make Secrets in guarded zones. */
  readonly secretMakers?: readonly string[];
  /** Further namespaces whose DaemonSets belong on every node, zones' own nodes included. */
  readonly everyNode?: readonly string[];
}
