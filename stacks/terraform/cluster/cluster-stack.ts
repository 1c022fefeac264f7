import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { aks } from './aks';
import { eks } from './eks';
import { gke } from './gke';
import { kind } from './kind';
import { minikube } from './minikube';
import { TERRAFORM_VERSION } from './versions';
import { keepState } from '../state';
import type { ClusterValues, ExistingCluster } from '../../environments/cluster';
import type { Environment } from '../../environments/environment';

/** What a cluster's stack publishes for those that follow: never a token, never a client key. */
export interface PublishedCluster {
  /** Name of the cluster. */
  readonly cluster_name: string;
  /** Address of the API server, with `https://`. */
  readonly host: string;
  /** Certificate authority of the API server, in base64: of the clouds' clusters, which no kubeconfig names. */
  readonly ca_certificate?: string;
  /** What the owner of the cluster needs for objects of their own: addresses and names, nothing secret. */
  readonly more?: { readonly [output: string]: string };
}

/** A cluster that Terraform makes. */
export type MadeCluster = Exclude<ClusterValues, ExistingCluster>;

/** What is made for whom. */
export interface ClusterStackProps {
  readonly environment: Environment;
  readonly cluster: MadeCluster;
}

/** The cluster of one environment, with its network, keys and node groups: all before anything runs on it. */
export class ClusterStack extends TerraformStack {
  constructor(scope: Construct, id: string, { environment, cluster }: ClusterStackProps) {
    super(scope, id);
    this.addOverride('terraform.required_version', TERRAFORM_VERSION);
    keepState(this, environment.state);
    this.publish(made(this, environment, cluster), SENSITIVE[cluster.form]);
  }

  private publish({ more, ...outputs }: PublishedCluster, sensitive: readonly string[]): void {
    for (const [name, value] of Object.entries<string>({ ...outputs, ...more })) {
      const hidden = sensitive.includes(name) ? { sensitive: true } : {};
      new TerraformOutput(this, name, { value, staticId: true, ...hidden });
    }
  }
}

function made(stack: TerraformStack, environment: Environment, cluster: MadeCluster): PublishedCluster {
  switch (cluster.form) {
    case 'kind':
      return kind(stack, cluster, environment.edge);
    case 'minikube':
      return minikube(stack, cluster);
    case 'eks':
      return eks(stack, cluster);
    case 'gke':
      return gke(stack, cluster);
    case 'aks':
      return aks(stack, cluster);
  }
}

/** Outputs that Terraform refuses to publish unmarked, for the module's own output is marked. */
const SENSITIVE: { readonly [form in MadeCluster['form']]: readonly string[] } = {
  kind: [],
  minikube: [],
  eks: [],
  gke: ['host', 'ca_certificate'],
  aks: [],
};
