import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { LABEL, MANAGED_BY } from '../core/labels';
import { quantityValue } from '../core/quantity';
import { checkWhole } from '../core/whole-number';

/** The bounds of a namespace, as Kubernetes quantities. */
export interface ZoneQuotaProps {
  /** Sum of CPU requests: `12`. */
  readonly cpu: string;
  /** Sum of memory requests: `24Gi`. */
  readonly memory: string;
  /**
   * Sum of CPU limits.
   * @default - no bound on limits
   */
  readonly cpuLimit?: string;
  /**
   * Sum of memory limits.
   * @default - no bound on limits
   */
  readonly memoryLimit?: string;
  /** Number of pods. */
  readonly pods: number;
}

/**
 * What all pods of a zone together may request. It must hold the autoscaling maximum and the surge of a rollout:
 * the policy pass does that sum.
 * @see https://kubernetes.io/docs/concepts/policy/resource-quotas/
 */
export class ZoneQuota {
  /** `ZoneQuota.of({ cpu: '12', memory: '24Gi', pods: 60 })`. */
  public static of(props: ZoneQuotaProps): ZoneQuota {
    const { cpu, memory, cpuLimit, memoryLimit, pods } = props;
    for (const [name, text] of Object.entries({ cpu, memory, cpuLimit, memoryLimit })) {
      if (text !== undefined) {
        quantityValue(text, `ZoneQuota.of ${name}`);
      }
    }
    checkWhole(pods, { field: 'pods', place: 'ZoneQuota.of', least: 1, example: 'pods: 60' });
    return new ZoneQuota(props);
  }

  private constructor(private readonly props: ZoneQuotaProps) {}

  /** Writes the quota, and the limits for containers that state none. @internal */
  public _write(scope: Construct, namespace: string): void {
    const { cpu, memory, cpuLimit, memoryLimit, pods } = this.props;
    const labels = { [LABEL.managedBy]: MANAGED_BY };
    const hard = {
      pods: String(pods),
      'requests.cpu': cpu,
      'requests.memory': memory,
      ...(cpuLimit === undefined ? {} : { 'limits.cpu': cpuLimit }),
      ...(memoryLimit === undefined ? {} : { 'limits.memory': memoryLimit }),
    };
    new k8s.KubeResourceQuota(scope, 'quota', {
      metadata: { name: 'zone', namespace, labels },
      spec: { hard: quantities(hard) },
    });
    new k8s.KubeLimitRange(scope, 'limits', {
      metadata: { name: 'containers', namespace, labels },
      spec: {
        limits: [
          {
            type: 'Container',
            defaultRequest: quantities({ cpu: '50m', memory: '64Mi' }),
            default: quantities({ cpu: '1', memory: '256Mi' }),
          },
        ],
      },
    });
  }
}

function quantities(values: { readonly [key: string]: string }): { [key: string]: k8s.Quantity } {
  return Object.fromEntries(Object.entries(values).map(([key, text]) => [key, k8s.Quantity.fromString(text)]));
}
