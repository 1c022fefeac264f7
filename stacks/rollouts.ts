import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { ComponentName, Environment } from './environments/environment';
import { Rollout } from '../constructs';

/** Where every replica is the only one and there is no room for a second: the old pod ends first. */
const IN_PLACE = Rollout.recreate();

/** Components that keep something for each replica: those are replaced one after the other. */
export const STATEFUL: readonly ComponentName[] = ['orders'];

/** How a component's new version replaces the old one; nothing for what keeps something. */
export function rolloutOf({ highlyAvailable }: Environment, name: ComponentName): Rollout | undefined {
  return STATEFUL.includes(name) || highlyAvailable ? undefined : IN_PLACE;
}

/** How many of a component's replicas an update may take away: what a load must have to spare. */
export function maxUnavailableOf(environment: Environment, name: ComponentName): PercentOrAbsolute {
  return STATEFUL.includes(name)
    ? PercentOrAbsolute.absolute(1)
    : (rolloutOf(environment, name) ?? Rollout.rolling())._maxUnavailable;
}
