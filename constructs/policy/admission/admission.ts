import { Construct } from 'constructs';
import { checkRegistry } from './check';
import { imagePolicy, pinnedImagePolicy } from './images';
import { guestPolicy, homePolicy } from './own-nodes';
import { LABEL_POLICY, RESOURCE_POLICY, TOKEN_POLICY } from './pod-rules';
import { writePolicy, type PolicySpec } from './policy';
import { ENTRY_POLICY, peoplePolicy, secretPolicy } from './request-rules';
import { freeId } from '../../core/construct-id';
import { placeOf } from '../../core/errors';
import { checkObjectName } from '../../core/names';
import type { OwnNodes } from '../../core/own-nodes';
import { checkSaid } from '../../core/text';

/** What is admitted, and where. */
export interface AdmissionProps {
  /** The namespaces that are looked after; every other is left alone. */
  readonly zones: string[];
  /** Those among them that handle cards: images by digest, no Secret made by hand. */
  readonly guarded: string[];
  /** Those among them whose pods nobody enters. */
  readonly closed: string[];
  /** Where images come from: registries, or the beginnings of their repositories, as `docker.io/library`. */
  readonly registries: string[];
  /**
   * Repositories whose images guarded zones take without a digest, each with the reason.
   * @default - none
   */
  readonly unpinned?: { [repository: string]: string };
  /**
   * Namespaces of the operators that make Secrets in guarded zones.
   * @default - Secrets are made by hand or by a chart, and nothing is said of them
   */
  readonly secretMakers?: string[];
  /**
   * Groups of people who may restart and scale, and must change nothing else.
   * @default - none
   */
  readonly people?: string[];
  /**
   * The nodes of zones that have their own: pods of these zones run there and nowhere else, and no others come.
   * @default - pods run wherever there is room
   */
  readonly ownNodes?: { [zone: string]: OwnNodes };
  /**
   * Namespaces whose DaemonSets run on every node, zones' own nodes included. `kube-system` is left alone in any case: what
   * runs there is the cluster's.
   * @default - none
   */
  readonly everyNode?: string[];
}

/**
 * What the API server refuses in the zones, whoever asks: one policy, with its binding, for each rule. They are built
 * into Kubernetes, fail closed, and are called after the construct, for they belong to the whole cluster.
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export class Admission extends Construct {
  constructor(scope: Construct, id: string, props: AdmissionProps) {
    super(scope, freeId(scope, id));
    const place = placeOf(this);
    const prefix = checkObjectName(id, place, 40);
    const { zones, guarded, closed } = check(props, place);
    const write = (spec: PolicySpec, namespaces: readonly string[]): void => {
      if (namespaces.length > 0) {
        writePolicy(this, prefix, spec, namespaces);
      }
    };
    write(imagePolicy(props.registries), zones);
    write(pinnedImagePolicy(props.unpinned ?? {}), guarded);
    write(RESOURCE_POLICY, zones);
    write(TOKEN_POLICY, zones);
    write(LABEL_POLICY, zones);
    write(ENTRY_POLICY, closed);
    if (props.secretMakers !== undefined) {
      write(secretPolicy(props.secretMakers), guarded);
    }
    if (props.people !== undefined && props.people.length > 0) {
      write(peoplePolicy(props.people), zones);
    }
    this.guardNodes(prefix, props);
  }

  /** Both ways: who lives there goes nowhere else, and nobody else comes. */
  private guardNodes(prefix: string, { ownNodes = {}, everyNode = [] }: AdmissionProps): void {
    for (const [nodes, zones] of grouped(ownNodes)) {
      const [first = ''] = zones;
      writePolicy(this, prefix, homePolicy(nodes, first), zones);
      writePolicy(this, prefix, guestPolicy(nodes, first, everyNode), [...zones, CLUSTERS_OWN], 'NotIn');
    }
  }
}

/** Where a cluster's own pods run: network, volumes, DNS. */
const CLUSTERS_OWN = 'kube-system';

/** The zones of each kind of node. */
function grouped(ownNodes: { readonly [zone: string]: OwnNodes }): [OwnNodes, string[]][] {
  const groups = new Map<string, [OwnNodes, string[]]>();
  for (const [zone, nodes] of Object.entries(ownNodes)) {
    const [, zones] = groups.get(nodes.text) ?? [nodes, []];
    groups.set(nodes.text, [nodes, [...zones, zone]]);
  }
  return [...groups.values()];
}

function check(props: AdmissionProps, place: string): AdmissionProps {
  const { zones, guarded, closed, registries, unpinned = {}, secretMakers = [], ownNodes = {}, everyNode = [] } = props;
  const named = [...zones, ...guarded, ...closed, ...secretMakers, ...Object.keys(ownNodes), ...everyNode];
  named.forEach((name) => checkObjectName(name, place));
  [...registries, ...Object.keys(unpinned)].forEach((name) => checkRegistry(name, place));
  Object.entries(unpinned).forEach(([name, reason]) => checkSaid(reason, `the reason of ${name}`, place));
  return props;
}
