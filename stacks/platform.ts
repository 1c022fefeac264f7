import { App } from 'cdk8s';
import { Access } from './charts/access';
import { AdmissionPolicies } from './charts/admission';
import { Commerce } from './charts/commerce';
import { Data } from './charts/data';
import { Edge } from './charts/edge';
import { Observability } from './charts/observability';
import { Payments } from './charts/payments';
import { Vault } from './charts/vault';
import { Zones } from './charts/zones';
import type { Environment } from './environments/environment';
import { spanMesh } from './mesh';
import { secretsOf } from './secrets';
import type { Endpoint } from '../constructs';

/**
 * The platform of one environment, in the order in which it is applied. Read from top to bottom, this is the
 * architecture: what stands below may know what stands above, never the other way round.
 * Gives what customers reach.
 */
export function platform(app: App, environment: Environment): { readonly storefront: Endpoint } {
  spanMesh(app, environment);
  const secrets = secretsOf(environment);

  new Zones(app, '10-zones', environment);
  const { people } = environment;
  const acting = people === undefined ? [] : new Access(app, '11-access', people).actingGroups;
  new AdmissionPolicies(app, '12-admission', environment, acting);
  const data = new Data(app, '20-data', environment, secrets);
  const { vault } = new Vault(app, '30-vault', environment, secrets, data.vaultDatabase);
  const { system: payment } = new Payments(app, '40-payments', environment, secrets, data, vault.endpoint);
  const commerce = new Commerce(app, '50-commerce', environment, data, payment.endpoint);
  const { storefront } = new Edge(app, '60-edge', environment, commerce);
  new Observability(app, '70-observability', environment, [
    ...data.metrics,
    ...(vault.metrics === undefined ? [] : [vault.metrics]),
    ...payment.metrics,
    ...commerce.metrics,
    ...(storefront.metrics === undefined ? [] : [storefront.metrics]),
  ]);
  return { storefront: storefront.endpoint };
}
