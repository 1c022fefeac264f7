import type { AddOn } from './add-on';
import { certManager } from './cert-manager';
import { cloudnativePg } from './cloudnative-pg';
import { externalSecrets } from './external-secrets';
import { rabbitmqOperator } from './rabbitmq-operator';
import type { Environment } from '../../environments/environment';

/** The add-ons without which an environment's objects would lie unread, in the order in which they are installed. */
export function neededAddOns(environment: Environment): AddOn[] {
  const { edge, data, secretStore } = environment;
  const operated = (...forms: readonly { readonly form: string }[]) => forms.some(({ form }) => form === 'operator');
  const databases = operated(data.ordersDatabase, data.paymentsDatabase, data.vaultDatabase);
  const brokers = operated(data.commerceBroker, data.paymentsBroker);
  return [
    ...(edge.form !== 'node-port' || brokers ? [certManager] : []),
    ...(secretStore === undefined ? [] : [externalSecrets]),
    ...(databases ? [cloudnativePg] : []),
    ...(brokers ? [rabbitmqOperator] : []),
  ];
}
