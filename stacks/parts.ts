import type { ComponentName, Environment, ForeignValues, SizingValues } from './environments/environment';
import { PRIORITY } from './charts/priority';
import { rolloutOf } from './rollouts';
import {
  Application,
  Autoscaling,
  Identity,
  Image,
  Resources,
  Rollout,
  type ComponentProps,
  type Sizing,
} from '../constructs';

/** Turns an environment's plain values into the bundles that components take. */
export class Parts {
  constructor(private readonly environment: Environment) {}

  /** The three bundles of a component: what it runs, how large it is, who goes first. */
  public component(name: ComponentName, application: Application): ComponentProps {
    const payments = PAYMENT_PARTS.includes(name);
    const values = this.environment.components[name];
    const inPlace = name !== 'orders' && !this.environment.highlyAvailable;
    return {
      application,
      sizing: sizing(values),
      rollout: values.rollout === undefined ? (inPlace ? IN_PLACE : undefined) : rolloutOf(values.rollout),
      placement: { priorityClassName: payments ? PRIORITY.payments : PRIORITY.commerce },
    };
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

/** Where every replica is the only one and there is no room for a second: the old pod ends first. */
const IN_PLACE = Rollout.recreate();

const PAYMENT_PARTS: readonly ComponentName[] = ['gateway', 'card', 'mobile', 'wallet', 'vault', 'settlement'];

/** Pods that others deploy, as an identity. */
export function foreign({ name, namespace, labels }: ForeignValues): Identity {
  return Identity.foreign({ name, namespace, labels: { ...labels } });
}

/** The readers of metrics: none where an environment has no Prometheus. */
export function scrapers({ prometheus }: Environment): Identity[] {
  return prometheus === undefined ? [] : [foreign(prometheus)];
}

function sizing({ resources, replicas, autoscaling }: SizingValues): Sizing {
  return {
    resources: Resources.parse(resources),
    replicas,
    autoscaling: autoscaling && Autoscaling.of(autoscaling),
  };
}
