import { Endpoint, Protocol } from '../../core/endpoint';
import { refuse, shown } from '../../core/errors';

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

const ROLE_ARN = /^arn:aws(-[a-z]+)*:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;
const GOOGLE_ACCOUNT =
  /^[a-z][-a-z0-9]{4,28}[a-z0-9]@[a-z][-a-z0-9]{4,28}[a-z0-9](\.[a-z0-9.-]{1,60})?\.iam\.gserviceaccount\.com$/;
const CLIENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

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
    check('eksRole', roleArn, ROLE_ARN, 'the ARN of a role', 'arn:aws:iam::111122223333:role/shop-cart');
    return new CloudIdentity({
      annotations: { 'eks.amazonaws.com/role-arn': roleArn },
      podLabels: {},
      endpoints: [tokens],
    });
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
    check('gkeServiceAccount', email, GOOGLE_ACCOUNT, 'an account of Google', 'cart@shop-1234.iam.gserviceaccount.com');
    return new CloudIdentity({
      annotations: { 'iam.gke.io/gcp-service-account': email },
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
    check('aksClient', clientId, CLIENT_ID, 'a client id', '00000000-1111-2222-3333-444444444444');
    return new CloudIdentity({
      annotations: { 'azure.workload.identity/client-id': clientId },
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

function check(factory: string, text: string, pattern: RegExp, what: string, example: string): void {
  if (!pattern.test(text)) {
    refuse({
      code: 'CLOUD_IDENTITY_INVALID',
      place: `CloudIdentity.${factory}`,
      expected: `it must be ${what}`,
      got: shown(text),
      example: shown(example),
    });
  }
}
