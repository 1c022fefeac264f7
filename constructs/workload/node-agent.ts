import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { blueprint, metadataOf } from './blueprint';
import { admitScrapers, metricsOf } from './endpoints';
import { objectAnnotations } from './object-annotations';
import type { Placement } from './placement';
import { podTemplate } from './pod-template';
import { writeSurroundings } from './surroundings';
import type { NodeFolder } from './storage';
import { targetRef } from './target-ref';
import { writeVerticalAutoscaler } from './vertical-autoscaler';
import type { VerticalAutoscaling } from './vertical-autoscaling';
import type { Application } from '../application/application';
import type { Connection } from '../core/connection';
import { freeId } from '../core/construct-id';
import { refuse, shown } from '../core/errors';
import type { Identity } from '../core/identity';
import type { Resources } from '../core/resources';
import type { MetricsTarget } from '../observability/metrics-target';
import type { ApiAccess } from '../policy/access/api-access';
import type { CloudIdentity } from '../policy/access/cloud-identity';

/** A program that runs once on every node. */
export interface NodeAgentProps {
  /**
   * Name of the workload and its objects.
   * @default - the construct's id
   */
  readonly name?: string;
  /** What it runs. */
  readonly application: Application;
  /** What it asks for and may use, on every node. */
  readonly resources: Resources;
  /**
   * Whether what it asks for is recommended or applied by what it used.
   * @default VerticalAutoscaling.off()
   */
  readonly vertical?: VerticalAutoscaling;
  /**
   * Who plays the roles of its application.
   * @default - it has none
   */
  readonly roles?: { [role: string]: Connection };
  /**
   * Folders of the node that it reads. They need a zone of `PodSecurity.PRIVILEGED`.
   * @default - none
   */
  readonly nodeFolders?: NodeFolder[];
  /**
   * Why it must be root; it keeps no capability all the same.
   * @default - it runs as its application's user
   */
  readonly rootReason?: string;
  /**
   * Where it runs; taints are tolerated, for it belongs on every node.
   * @default - every node, at the default priority
   */
  readonly placement?: Placement;
  /**
   * The part it plays, for the label `app.kubernetes.io/component`.
   * @default - its name
   */
  readonly component?: string;
  /**
   * Namespace.
   * @default - the chart's
   */
  readonly namespace?: string;
  /**
   * Why it talks to the Kubernetes API, and what it may ask.
   * @default - it does not: no token is mounted
   */
  readonly apiAccess?: ApiAccess;
  /**
   * Who it is to its cloud.
   * @default - nobody
   */
  readonly cloudIdentity?: CloudIdentity;
}

/**
 * A DaemonSet: one pod on every node, replaced a tenth of the nodes at a time.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/
 */
export class NodeAgent extends Construct {
  /** Who it is. */
  public readonly identity: Identity;
  /** Where its metrics are, if it has any. */
  public readonly metrics?: MetricsTarget;

  constructor(scope: Construct, id: string, props: NodeAgentProps) {
    super(scope, freeId(scope, id));
    const workload = blueprint(this, { ...props, sidecar: false });
    checkReason(workload.place, props.rootReason);
    writeSurroundings(this, workload, {});
    new ApiObject(this, 'daemon-set', {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: { ...metadataOf(workload), ...objectAnnotations(workload, {}) },
      spec: {
        revisionHistoryLimit: 5,
        minReadySeconds: 5,
        updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '10%' } },
        selector: { matchLabels: { ...workload.identity.selector } },
        template: podTemplate(workload, {
          resources: props.resources,
          spreading: 'none',
          nodeFolders: props.nodeFolders,
          rootReason: props.rootReason,
          placement: { ...props.placement, tolerations: props.placement?.tolerations ?? [{ effect: 'NoSchedule' }] },
        }),
      },
    });
    // No pod of it stands in for another: each is evicted whatever the number of nodes.
    const target = targetRef('DaemonSet', workload.name);
    writeVerticalAutoscaler(this, { target, workload }, { ...props, fewest: 1 });
    this.identity = workload.identity;
    this.metrics = metricsOf(workload, workload.name, {}, false);
    admitScrapers(this, this.metrics);
  }
}

function checkReason(place: string, reason: string | undefined): void {
  if (reason?.trim() === '') {
    refuse({
      code: 'REASON_MISSING',
      place,
      expected: 'an agent that runs as root must say why',
      got: shown(reason),
      example: `rootReason: 'the log files belong to root'`,
    });
  }
}
