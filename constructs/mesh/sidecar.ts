import { ApiObject, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { meshMetadata } from './metadata';
import { freeId } from '../core/construct-id';
import type { Identity } from '../core/identity';
import { placeOf, refuse, shown } from '../core/errors';

/** Whose sidecars are told. */
export interface SidecarProps {
  /** The pods: all of a workload, whatever their version. */
  readonly client: Identity;
  /**
   * Whom they reach, as `namespace/full.name`, a dot being their own namespace.
   * @default - nobody
   */
  readonly hosts?: string[];
}

const HOST = /^(\.|[a-z0-9]([-a-z0-9]*[a-z0-9])?)\/[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/**
 * What the sidecars of a workload know of the mesh: whom its pods reach and nobody else. To any other address they close the
 * connection. One for each workload: of several, none is sure to be read.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export class Sidecar extends Construct {
  private readonly hosts = new Set<string>();

  constructor(scope: Construct, id: string, props: SidecarProps) {
    super(scope, freeId(scope, id));
    const { client } = props;
    this.reach(props.hosts ?? []);
    new ApiObject(this, 'sidecar', {
      apiVersion: 'networking.istio.io/v1',
      kind: 'Sidecar',
      metadata: meshMetadata(client, client.name),
      spec: {
        workloadSelector: { labels: { ...client.selector } },
        egress: [{ hosts: Lazy.any({ produce: () => this.written() }) as unknown }],
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      },
    });
  }

  /** Lets the pods reach more. */
  public reach(hosts: string[]): void {
    const wrong = hosts.find((host) => !HOST.test(host));
    if (wrong !== undefined) {
      refuse({
        code: 'HOST_INVALID',
        place: placeOf(this),
        expected: 'a host in the mesh must be namespace/full.name, without wildcards',
        got: shown(wrong),
        example: shown('commerce/orders.commerce.svc.cluster.local'),
      });
    }
    hosts.forEach((host) => this.hosts.add(host));
  }

  /** The hosts; an egress without any would mean everybody. */
  private written(): string[] {
    return this.hosts.size === 0 ? ['~/*'] : [...this.hosts].sort();
  }
}
