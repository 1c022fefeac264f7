import { checkObjectName } from './names';
import { checkLabels } from './label-values';
import { LABEL } from './labels';
import { checkReference } from './object-names';

/** Who a workload is: enough to select its pods, known before the workload exists. */
export interface IdentityProps {
  /** Name of the workload: of its objects, its service account and its Service. */
  readonly name: string;
  /** Namespace it lives in. */
  readonly namespace: string;
  /**
   * The part it plays: `product-catalog`, `payment-gateway`.
   * @default - the name
   */
  readonly component?: string;
  /**
   * Tells installations of the same program apart.
   * @default - the name
   */
  readonly instance?: string;
  /**
   * Further labels that select the pods.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Whether its pods have a sidecar where there is a mesh.
   * @default true
   */
  readonly sidecar?: boolean;
}

/** Pods that others deploy (a monitoring system, an ingress controller), selected by labels. */
export interface ForeignIdentityProps {
  /** Name for policies and messages: `prometheus`. */
  readonly name: string;
  /** Namespace the pods live in. */
  readonly namespace: string;
  /**
   * Labels of the pods.
   * @default - every pod of the namespace
   */
  readonly labels?: { [key: string]: string };
  /**
   * Their service account, where they have a sidecar of the mesh.
   * @default - they have none, and the mesh does not know them
   */
  readonly account?: string;
}

/**
 * Who is on one end of a connection. Values, not constructs: a vault can list a client that is declared later.
 * @see https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export class Identity {
  /** A workload of this library, by name, namespace and the part it plays. */
  public static of(props: IdentityProps): Identity {
    checkObjectName(props.name, 'Identity.of');
    checkObjectName(props.namespace, `Identity.of ${props.name}`);
    const selector = {
      [LABEL.name]: props.name,
      [LABEL.instance]: props.instance ?? props.name,
      [LABEL.component]: props.component ?? props.name,
      ...props.labels,
    };
    return new Identity(props.name, props.namespace, selector, props.sidecar === false ? undefined : props.name);
  }

  /** Pods that something else deploys. */
  public static foreign(props: ForeignIdentityProps): Identity {
    checkObjectName(props.name, 'Identity.foreign');
    checkObjectName(props.namespace, `Identity.foreign ${props.name}`);
    if (props.account !== undefined) {
      checkReference(props.account, 'account', `Identity.foreign ${props.name}`);
    }
    return new Identity(props.name, props.namespace, { ...props.labels }, props.account);
  }

  private constructor(
    /** Name, for policies and messages. */
    public readonly name: string,
    /** Namespace of the pods. */
    public readonly namespace: string,
    /** Labels that select the pods; none selects all of the namespace. */
    public readonly selector: { [key: string]: string },
    /** Service account by which a mesh knows its pods; nothing for pods without a sidecar. */
    public readonly account?: string,
  ) {
    checkLabels(selector, `Identity ${name}`);
  }

  /** Whether both select the same pods. */
  public sameAs(other: Identity): boolean {
    const text = (identity: Identity) =>
      JSON.stringify([identity.namespace, Object.entries(identity.selector).sort(([a], [b]) => (a < b ? -1 : 1))]);
    return text(this) === text(other);
  }

  /** Says it for a message: `payments/payment-card (app.kubernetes.io/component=…)`. @internal */
  public _describe(): string {
    const labels = Object.entries(this.selector).map(([key, value]) => `${key}=${value}`);
    return `${this.namespace}/${this.name} (${labels.join(', ')})`;
  }
}
