import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { ZoneQuota } from './quota';
import { ZoneDefaults } from './zone-traffic';
import { freeId } from '../core/construct-id';
import { ANNOTATION, LABEL, MANAGED_BY } from '../core/labels';
import { checkObjectName } from '../core/names';
import type { OwnNodes } from '../core/own-nodes';
import { placeOf } from '../core/errors';

/**
 * What Pod Security allows in a zone.
 * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export enum PodSecurity {
  /** No root, no privileges, no host: for everything that is not a node agent. */
  RESTRICTED = 'restricted',
  /** Anything: for agents that read the node's own files. */
  PRIVILEGED = 'privileged',
}

/** What a zone is. */
export interface ZoneProps {
  /**
   * What Pod Security allows.
   * @default PodSecurity.RESTRICTED
   */
  readonly podSecurity?: PodSecurity;
  /**
   * What all its pods together may request and use.
   * @default - no bound
   */
  readonly quota?: ZoneQuota;
  /**
   * Whether services list their clients here; policies and admission treat the zone as holding card data.
   * @default false
   */
  readonly guarded?: boolean;
  /**
   * Nodes that are there for its pods alone. It is written on the namespace; the policy pass refuses pods that do not fit it.
   * @default - its pods run wherever there is room
   */
  readonly ownNodes?: OwnNodes;
}

/**
 * A namespace in which nothing talks that was not stated: Pod Security, quota, limits, default deny.
 * The namespace survives an uninstall of the chart that made it, and the claims in it do too.
 */
export class Zone extends Construct {
  /** The namespace: the construct's id. */
  public readonly namespace: string;

  constructor(scope: Construct, id: string, props: ZoneProps = {}) {
    super(scope, freeId(scope, id));
    this.namespace = checkObjectName(id, placeOf(this));
    this.writeNamespace(props);
    props.quota?._write(this, this.namespace);
    // Agents of the nodes get no sidecar, and only they live in a privileged zone.
    const sidecars = props.podSecurity !== PodSecurity.PRIVILEGED;
    new ZoneDefaults(this, 'traffic', { namespace: this.namespace, sidecars });
  }

  private writeNamespace(props: ZoneProps): void {
    const level = props.podSecurity ?? PodSecurity.RESTRICTED;
    const levels = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, level] as const);
    new k8s.KubeNamespace(this, 'namespace', {
      metadata: {
        name: this.namespace,
        labels: {
          [LABEL.managedBy]: MANAGED_BY,
          ...(props.guarded ? { [LABEL.guarded]: 'true' } : {}),
          ...Object.fromEntries(levels),
        },
        annotations: {
          'helm.sh/resource-policy': 'keep',
          ...(props.ownNodes === undefined ? {} : { [ANNOTATION.ownNodes]: props.ownNodes.text }),
        },
      },
    });
  }
}
