import { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { AddOn } from './add-ons/add-on';
import { reachCluster } from './cluster-access';
import { keepState } from './state';
import type { Environment } from '../environments/environment';

/** Longest time that an operator and its webhook take to be ready, in seconds. */
const TIMEOUT_SECONDS = 900;

/** Which cluster, and what is installed on it. */
export interface AddOnsStackProps {
  readonly environment: Environment;
  /** The add-ons, in the order in which they are installed. */
  readonly addOns: readonly AddOn[];
}

/** The operators of one environment: a namespace and a Helm release each, one after the other. */
export class AddOnsStack extends TerraformStack {
  constructor(scope: Construct, id: string, props: AddOnsStackProps) {
    super(scope, id);
    keepState(this, id);
    reachCluster(this, props.environment);
    props.addOns.reduce<Release[]>((before, addOn) => [this.install(addOn, before)], []);
  }

  private install(addOn: AddOn, dependsOn: Release[]): Release {
    const namespace = new NamespaceV1(this, `${addOn.name}-namespace`, {
      metadata: { name: addOn.namespace, labels: { 'pod-security.kubernetes.io/enforce': 'restricted' } },
    });
    return new Release(this, addOn.name, {
      name: addOn.name,
      namespace: namespace.metadata.name,
      repository: addOn.repository,
      chart: addOn.chart,
      version: addOn.version,
      values: [JSON.stringify(addOn.values)],
      atomic: true,
      cleanupOnFail: true,
      wait: true,
      timeout: TIMEOUT_SECONDS,
      maxHistory: 5,
      dependsOn,
    });
  }
}
