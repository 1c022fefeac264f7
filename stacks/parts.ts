import type { ComponentName, Environment, ForeignValues, ZoneName } from './environments/environment';
import { loadOf } from './capacity/plan';
import { PRIORITY } from './charts/priority';
import { ownNodesOf } from './own-nodes';
import { componentRollout } from './rollouts';
import { sizingOf } from './scaling';
import { Application, Identity, Image, Resources, type Broker, type ComponentProps, type Sizing } from '../constructs';

/** Turns an environment's plain values into the bundles that components take. */
export class Parts {
  constructor(private readonly environment: Environment) {}

  /** The three bundles of a component: what it runs, how large it is, who goes first; and whose queues it empties. */
  public component(name: ComponentName, application: Application, broker?: Broker): ComponentProps {
    const payments = PAYMENT_PARTS.includes(name);
    return {
      application,
      sizing: this.sizing(name, broker),
      rollout: componentRollout(this.environment, name),
      placement: {
        priorityClassName: payments ? PRIORITY.payments : PRIORITY.commerce,
        ownNodes: ownNodesOf(this.environment, zoneOf(name)),
      },
    };
  }

  /** How many of it, how large. */
  public sizing(name: ComponentName, broker?: Broker): Sizing {
    return sizingOf(this.environment.components[name], loadOf(this.environment, name), broker?.connection);
  }

  /** The image that plays a part. */
  public image(name: keyof Environment['images']): Image {
    return Image.parse(this.environment.images[name]);
  }

  /** What a task asks for. */
  public resources(name: keyof Environment['tasks']): Resources {
    return Resources.parse(this.environment.tasks[name]);
  }
}

const PAYMENT_PARTS: readonly ComponentName[] = ['gateway', 'card', 'mobile', 'wallet', 'vault', 'settlement'];

/** Where a component runs. */
function zoneOf(name: ComponentName): ZoneName {
  if (name === 'vault' || name === 'storefront') {
    return name === 'vault' ? 'vault' : 'edge';
  }
  return PAYMENT_PARTS.includes(name) ? 'payments' : 'commerce';
}

/** Pods that others deploy, as an identity. */
export function foreign({ name, namespace, labels }: ForeignValues): Identity {
  return Identity.foreign({ name, namespace, labels: { ...labels } });
}

/** The readers of metrics: none where an environment has no Prometheus. */
export function scrapers({ prometheus }: Environment): Identity[] {
  return prometheus === undefined ? [] : [foreign(prometheus)];
}
