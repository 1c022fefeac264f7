import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { freeId } from '../core/construct-id';
import { LABEL, MANAGED_BY } from '../core/labels';
import { INJECTED, Mesh } from '../mesh/mesh';
import { MeshDefaults } from '../mesh/mesh-defaults';

/** Whose traffic is denied by default. */
export interface ZoneDefaultsProps {
  /** The namespace. */
  readonly namespace: string;
  /**
   * Whether its pods get sidecars where there is a mesh.
   * @default true
   */
  readonly sidecars?: boolean;
}

/**
 * What holds for every pod of a namespace: nothing in, nothing out, but questions to the cluster's DNS; where there is a
 * mesh, those of sidecars to istiod, and the same denial once more by the sidecars.
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/#default-policies
 */
export class ZoneDefaults extends Construct {
  constructor(scope: Construct, id: string, props: ZoneDefaultsProps) {
    super(scope, freeId(scope, id));
    this.denyAll(props.namespace);
    this.allowDns(props.namespace);
    if (Mesh._of(this) !== undefined && props.sidecars !== false) {
      this.allowIstiod(props.namespace);
      new MeshDefaults(this, 'mesh', { namespace: props.namespace });
    }
  }

  private denyAll(namespace: string): void {
    new k8s.KubeNetworkPolicy(this, 'deny', {
      metadata: { name: 'default-deny', namespace, labels: { [LABEL.managedBy]: MANAGED_BY } },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
  }

  private allowDns(namespace: string): void {
    const port = k8s.IntOrString.fromNumber(53);
    new k8s.KubeNetworkPolicy(this, 'dns', {
      metadata: { name: 'allow-dns', namespace, labels: { [LABEL.managedBy]: MANAGED_BY } },
      spec: {
        podSelector: {},
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [LABEL.namespace]: 'kube-system' } },
                podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
              },
            ],
            ports: [
              { port, protocol: 'UDP' },
              { port, protocol: 'TCP' },
            ],
          },
        ],
      },
    });
  }

  /** Where sidecars get their certificates and what they know. */
  private allowIstiod(namespace: string): void {
    new k8s.KubeNetworkPolicy(this, 'istiod', {
      metadata: { name: 'allow-istiod', namespace, labels: { [LABEL.managedBy]: MANAGED_BY } },
      spec: {
        podSelector: { matchLabels: { ...INJECTED } },
        policyTypes: ['Egress'],
        egress: [
          {
            to: [
              {
                namespaceSelector: { matchLabels: { [LABEL.namespace]: 'istio-system' } },
                podSelector: { matchLabels: { app: 'istiod' } },
              },
            ],
            ports: [{ port: k8s.IntOrString.fromNumber(15012), protocol: 'TCP' }],
          },
        ],
      },
    });
  }
}
