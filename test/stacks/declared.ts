import { App } from 'cdk8s';
import { IncomingTraffic, OutgoingTraffic, type Endpoint, type Identity } from '../../constructs';
import type { Environment } from '../../stacks/environments/environment';
import { platform } from '../../stacks/platform';

/** One stated connection: nobody as the client means anyone. */
export interface Declared {
  readonly client?: Identity;
  readonly endpoint: Endpoint;
  /** The only paths that are read, by GET; nothing for whatever the port serves. */
  readonly reads?: readonly string[];
}

/**
 * Every connection that an environment's constructs state: what each client of the platform says it reaches, and which
 * pods of others may come in. A way in for a client of the platform counts only where that client states it too.
 */
export function declaredConnections(environment: Environment): Declared[] {
  const app = new App();
  platform(app, environment);
  const constructs = app.node.findAll();
  const outgoing = constructs.flatMap((construct) => (construct instanceof OutgoingTraffic ? [construct] : []));
  const incoming = constructs.flatMap((construct) => (construct instanceof IncomingTraffic ? [construct] : []));
  const stating = outgoing.map(({ client }) => client);
  return [
    ...outgoing.flatMap(({ client, endpoints }) => endpoints.map((endpoint) => ({ client, endpoint }))),
    ...incoming.filter(({ client }) => client === undefined || !stating.some((own) => own.sameAs(client))),
  ];
}

const DECLARED = new WeakMap<Environment, Declared[]>();

/** The same, worked out once: an environment states the same each time. */
export function declaredOnce(environment: Environment): Declared[] {
  const known = DECLARED.get(environment) ?? declaredConnections(environment);
  DECLARED.set(environment, known);
  return known;
}
