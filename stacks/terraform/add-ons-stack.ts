import { Release } from '@cdktf/provider-helm/lib/release';
import { TerraformStack, type ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { SETUPS } from './add-ons';
import { reachCluster } from './cluster-access';
import { layGround } from './ground';
import { keepState } from './state';
import { installedAddOns } from '../add-ons/presence';
import { ADD_ONS } from '../add-ons/table';
import { CHARTS } from '../add-ons/versions';
import type { AddOnName } from '../environments/add-ons';
import type { Environment } from '../environments/environment';

/** Longest time that an operator and its webhook take to be ready, in seconds. */
const TIMEOUT_SECONDS = 900;

/** The add-ons of one environment: what they stand on, and a Helm release each, one after the other. */
export class AddOnsStack extends TerraformStack {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    keepState(this, environment.state);
    reachCluster(this, environment);
    installedAddOns(environment).reduce<ITerraformDependable[]>(
      (before, name) => [this.install(name, environment, before)],
      layGround(this, environment),
    );
  }

  private install(name: AddOnName, environment: Environment, dependsOn: ITerraformDependable[]): Release {
    const { chart, namespace } = ADD_ONS[name];
    const { values, skipCrds } = SETUPS[name];
    return new Release(this, name, {
      name,
      namespace,
      ...CHARTS[chart],
      chart,
      values: [JSON.stringify(values(environment))],
      atomic: true,
      cleanupOnFail: true,
      wait: true,
      waitForJobs: true,
      timeout: TIMEOUT_SECONDS,
      maxHistory: 5,
      ...(skipCrds === undefined ? {} : { skipCrds }),
      dependsOn,
    });
  }
}
