import { aksClient, eksRole, gkeServiceAccount } from './account-annotations';
import { Endpoint, Protocol } from '../../core/endpoint';

/** A role of AWS for the account of a workload (IRSA). */
export interface EksRoleProps {
  /** The role: `arn:aws:iam::111122223333:role/shop-cart`. It must trust the account of the workload. */
  readonly roleArn: string;
  /** Where AWS STS exchanges the account's token: the region's endpoint, or the VPC endpoint before it. */
  readonly tokens: Endpoint;
}

/** An application of Microsoft Entra, or a managed identity, for the account of a workload. */
export interface AksClientProps {
  /** Its client id, a UUID. It must trust the account of the workload. */
  readonly clientId: string;
  /** Where Entra exchanges the account's token: `login.microsoftonline.com`. */
  readonly tokens: Endpoint;
}

/** What a cloud's identity adds to a workload's account and pods, and which way it opens. */
interface Written {
  readonly annotations: { readonly [key: string]: string };
  readonly podLabels: { readonly [key: string]: string };
  readonly endpoints: readonly Endpoint[];
}

/**
 * Who a workload is to its cloud, in place of a key in a Secret: the cloud trusts the token of the workload's own
 * account. Who may be whom is said on the cloud's side, by the namespace and the name of the account.
 */
export class CloudIdentity {
  /**
   * A role of AWS, named on the account.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html
   */
  public static eksRole(props: EksRoleProps): CloudIdentity {
    const { roleArn, tokens } = props;
    const annotations = eksRole(roleArn, 'CloudIdentity.eksRole');
    return new CloudIdentity({ annotations, podLabels: {}, endpoints: [tokens] });
  }

  /**
   * EKS Pod Identity: the association in AWS names the account, so nothing stands on it. Only the way to the agent on
   * the pod's own node is opened.
   * @see https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html
   */
  public static eksPodIdentity(): CloudIdentity {
    const agent = local('169.254.170.23', 80);
    return new CloudIdentity({ annotations: {}, podLabels: {}, endpoints: [agent] });
  }

  /**
   * A service account of Google Cloud, named on the account. The metadata server on the pod's own node gives the token.
   * @see https://cloud.google.com/kubernetes-engine/docs/how-to/workload-identity
   */
  public static gkeServiceAccount(email: string): CloudIdentity {
    return new CloudIdentity({
      annotations: gkeServiceAccount(email, 'CloudIdentity.gkeServiceAccount'),
      podLabels: {},
      // With Dataplane V2 policies see the metadata server's own address, without it the one behind it.
      endpoints: [local('169.254.169.254', 80), local('169.254.169.252', 988)],
    });
  }

  /**
   * An application or managed identity of Azure, named on the account; the label tells Azure's webhook to act.
   * @see https://azure.github.io/azure-workload-identity/docs/topics/service-account-labels-and-annotations.html
   */
  public static aksClient(props: AksClientProps): CloudIdentity {
    const { clientId, tokens } = props;
    return new CloudIdentity({
      annotations: aksClient(clientId, 'CloudIdentity.aksClient'),
      podLabels: { 'azure.workload.identity/use': 'true' },
      endpoints: [tokens],
    });
  }

  private constructor(
    /** @internal */
    readonly _written: Written,
  ) {}
}

/** A server on the pod's own node, by its link-local address: a host and range of its own. */
function local(address: string, port: number): Endpoint {
  return Endpoint.external({ host: address, port, protocol: Protocol.HTTP, cidrs: [`${address}/32`] });
}
