import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { PRIORITY } from './priority';
import type { Environment, ZoneName } from '../environments/environment';
import type { SecretStoreValues } from '../environments/secret-store';
import { ownNodesOf } from '../own-nodes';
import { remotePath, SECRET_STORE, storeProvider } from '../secret-stores';
import { secretPlaces, type SecretPlace } from '../secrets';
import {
  ExternalSecret,
  PodSecurity,
  PriorityClass,
  SecretStore,
  SecretStoreRef,
  Zone,
  ZoneQuota,
} from '../../constructs';

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
    const { secretStore } = environment;
    if (secretStore === undefined) {
      return;
    }
    const stores = new Map<SecretPlace['zone'], SecretStoreRef>();
    for (const { secret, zone } of secretPlaces(environment)) {
      const store = stores.get(zone) ?? this.store(secretStore, zone, environment);
      stores.set(zone, store);
      const path = remotePath(environment, zone, secret.name);
      new ExternalSecret(this, `${zone}-${secret.name}`, { secret, store, remotePath: path, namespace: zone });
    }
  }

  /** One for each zone, called alike: none reads another's secrets. */
  private store(values: SecretStoreValues, zone: SecretPlace['zone'], environment: Environment): SecretStoreRef {
    if (values.form === 'existing') {
      return SecretStoreRef.clusterWide(values);
    }
    const provider = storeProvider(values, zone, environment.cluster);
    return new SecretStore(new Construct(this, `${zone}-store`), SECRET_STORE, { provider, namespace: zone }).ref;
  }
}
