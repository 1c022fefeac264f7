import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { isPresent } from '../add-ons/presence';
import { ADD_ONS } from '../add-ons/table';
import type { AddOnName } from '../environments/add-ons';
import type { Environment } from '../environments/environment';
import { ownNodesOf } from '../own-nodes';
import { registriesOf, unpinnedOf } from '../registries';
import { ALL_ZONES, GUARDED_ZONES, ZONES } from '../zone-names';
import { Admission, type OwnNodes } from '../../constructs';

/** The add-ons that make Secrets: of a store, of databases, of brokers, of certificates. */
const SECRET_MAKERS: readonly AddOnName[] = [
  'external-secrets',
  'cloudnative-pg',
  'rabbitmq-cluster-operator',
  'cert-manager',
];

/** The add-ons that run something on every node: the metrics of nodes, the network of the mesh. */
const EVERY_NODE: readonly AddOnName[] = ['kube-prometheus-stack', 'istio-cni'];

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
      ownNodes: Object.fromEntries(ALL_ZONES.flatMap((zone) => withOwn(zone, ownNodesOf(environment, zone)))),
      everyNode: everyNode(environment),
    });
  }
}

function withOwn(zone: string, nodes: OwnNodes | undefined): [string, OwnNodes][] {
  return nodes === undefined ? [] : [[zone, nodes]];
}

/** Where DaemonSets are that belong on every node: what happens on a zone's own nodes is to be seen as well. */
function everyNode(environment: Environment): string[] {
  const present = EVERY_NODE.filter((name) => isPresent(environment, name));
  const namespaces: string[] = present.flatMap((name) => [...(ADD_ONS[name].alsoIn ?? [ADD_ONS[name].namespace])]);
  return [...new Set(['agents', ...namespaces, ...(environment.admission?.everyNode ?? [])])];
}

function secretMakers(environment: Environment): string[] {
  const present = SECRET_MAKERS.filter((name) => isPresent(environment, name));
  const namespaces = present.map((name) => ADD_ONS[name].namespace);
  return [...new Set([...namespaces, ...(environment.admission?.secretMakers ?? [])])];
}
