import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { PRIORITY } from './priority';
import type { Environment, ZoneName } from '../environments/environment';
import { ownNodesOf } from '../own-nodes';
import { secretPlaces } from '../secrets';
import { ExternalSecret, PodSecurity, PriorityClass, Zone, ZoneQuota } from '../../constructs';

/** Namespaces with their bounds and denials, priorities, and where Secrets come from. */
export class Zones extends Chart {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    this.zone('edge', environment, {});
    this.zone('commerce', environment, {});
    this.zone('payments', environment, { guarded: true });
    this.zone('vault', environment, { guarded: true });
    this.zone('agents', environment, { podSecurity: PodSecurity.PRIVILEGED });
    this.priorities();
    this.secrets(environment);
  }

  private zone(
    name: ZoneName,
    environment: Environment,
    props: { guarded?: boolean; podSecurity?: PodSecurity },
  ): void {
    const quota = environment.quotas[name];
    new Zone(this, name, { ...props, quota: quota && ZoneQuota.of(quota), ownNodes: ownNodesOf(environment, name) });
  }

  private priorities(): void {
    new PriorityClass(this, PRIORITY.payments, { value: 10_000, description: 'Takes money: goes first.' });
    new PriorityClass(this, PRIORITY.agents, { value: 5_000, description: 'Watches a node: goes before the shop.' });
    new PriorityClass(this, PRIORITY.commerce, {
      value: 1_000,
      description: 'Sells: goes before what nobody waits for.',
    });
  }

  private secrets(environment: Environment): void {
    const store = environment.secretStore;
    if (store === undefined) {
      return;
    }
    for (const { secret, zone } of secretPlaces(environment)) {
      const remotePath = `${environment.name}/${zone}/${secret.name}`;
      new ExternalSecret(this, `${zone}-${secret.name}`, { secret, store, remotePath, namespace: zone });
    }
  }
}
