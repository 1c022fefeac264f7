import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { isPresent } from '../add-ons/presence';
import { ADD_ONS } from '../add-ons/table';
import type { AddOnName } from '../environments/add-ons';
import type { Environment } from '../environments/environment';
import { registriesOf, unpinnedOf } from '../registries';
import { ALL_ZONES, GUARDED_ZONES, ZONES } from '../zone-names';
import { Admission } from '../../constructs';

/** The add-ons that make Secrets: of a store, of databases, of brokers, of certificates. */
const SECRET_MAKERS: readonly AddOnName[] = [
  'external-secrets',
  'cloudnative-pg',
  'rabbitmq-cluster-operator',
  'cert-manager',
];

/** What the API server refuses in the zones, whoever asks. */
export class AdmissionPolicies extends Chart {
  constructor(scope: Construct, id: string, environment: Environment, people: readonly string[]) {
    super(scope, id);
    new Admission(this, 'commerce', {
      zones: [...ALL_ZONES],
      guarded: [...GUARDED_ZONES],
      closed: [ZONES.vault],
      registries: registriesOf(environment),
      unpinned: unpinnedOf(environment),
      // Without a store Secrets are made by hand, or by the Helm chart in the name of whoever installs it.
      secretMakers: environment.secretStore === undefined ? undefined : secretMakers(environment),
      people: [...people],
    });
  }
}

function secretMakers(environment: Environment): string[] {
  const present = SECRET_MAKERS.filter((name) => isPresent(environment, name));
  const namespaces = present.map((name) => ADD_ONS[name].namespace);
  return [...new Set([...namespaces, ...(environment.admission?.secretMakers ?? [])])];
}
