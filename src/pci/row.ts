import type { Query } from './facts';

/** How far objects can go: strongly, in part, or not at all, so that all of it is the operator's. */
export type Level = 'S' | 'P' | 'O';

/** A test that holds a claim: its file, or the table of rules or questions that it goes through, and a title that stands in it. */
export type Held = readonly [file: string, title: string];

/** What is claimed of objects: what they do, which they are, and what would fail without them. */
export interface Claim {
  readonly says: string;
  readonly objects: readonly Query[];
  readonly tests: readonly [Held, ...Held[]];
}

/** One requirement. Without a claim it is left to the operator. */
export interface PciRow {
  readonly requirement: string;
  readonly level: Level;
  readonly claim?: Claim;
  readonly operator: string;
}

const REACH = 'test/stacks/reachability.test.ts';
const RULES = 'test/stacks/rules.test.ts';
const CARDS = 'test/stacks/card-zones.test.ts';
const ADMISSION = 'test/cluster/admission.test.ts';
const PEOPLE = 'test/constructs/policy/access/people-access.test.ts';
const EDGE = 'test/constructs/edge/gateway-edge.test.ts';
const EKS = 'test/terraform/eks.test.ts';
const SECRETS = 'test/stacks/secrets.test.ts';
const ZONES = 'test/stacks/zone-rules.ts';
const PODS = 'test/stacks/pod-rules.ts';
const SAFE = 'every container drops all capabilities, may not gain privileges and has a read-only root';

/** The tests that hold more than one row. */
export const HELD = {
  graph: [
    REACH,
    'among pods is what was stated and questions to the DNS and of sidecars to istiod: nothing more, nothing less',
  ],
  outside: [REACH, 'outside is the ranges of the stated addresses'],
  ports: [ZONES, 'no policy opens everything: each rule names ports, and egress names its peers'],
  denied: [ZONES, 'every zone denies everything both ways by default'],
  intoVault: [RULES, 'nothing but the bank card channel and the metrics reader comes into the vault’s zone'],
  world: [RULES, 'only the storefront is open to the world, and only where it is a node port'],
  hardened: [PODS, SAFE],
  literals: [RULES, 'no variable that looks like a secret holds a literal'],
  filled: [RULES, 'every Secret that a pod reads is one that somebody fills'],
  accounts: [PODS, 'no pod mounts a token'],
  bounds: [PODS, 'every container states requests and limits of CPU and memory'],
  inside: [CARDS, 'no Service, pod or container of the card zones shows itself on a node or to the world'],
  vaultOut: [
    CARDS,
    'the vault reaches its database, the key service, the DNS and the control plane of the mesh, and nothing else',
  ],
  mesh: [
    CARDS,
    'in the card zones the mesh takes mutual TLS alone, but on ports that it says are plain, and names who may come',
  ],
  databases: [CARDS, 'only named programs of the same zone ask the databases of the card zones'],
  entry: [CARDS, 'nobody enters the vault: no role has the right, and admission would refuse it all the same'],
  claims: [CARDS, 'every claim of the card zones is on the encrypted class'],
  purge: [CARDS, 'backups of the databases of the card zones end'],
  inventory: [CARDS, 'the inventory has every component of the card zones'],
  pictures: [CARDS, 'the picture has every stated connection of the card zones, and marks them as in scope'],
  lists: [CARDS, 'the list of software has every image, version and chart'],
  ownNodes: [
    'test/stacks/own-nodes.test.ts',
    'every pod of a card zone with own nodes selects them and tolerates their taint, databases and brokers too',
  ],
  apart: ['test/stacks/own-nodes.test.ts', 'payments and vault share no node with each other'],
  refused: [ADMISSION, '$policy: $name'],
  administrator: ['test/cluster/entry-questions.ts', '${entry} in the vault'],
  verbs: [PEOPLE, 'rules name each resource and each verb'],
  never: [PEOPLE, '%s is not in any rule'],
  roles: ['test/cluster/access.test.ts', '%s: all that the table gives, and nothing more'],
  tls: [EDGE, 'TLS is 1.2 at least, and an escaped slash is resolved before a route is chosen'],
  redirect: [EDGE, 'what comes without is sent to TLS'],
  rates: [EDGE, 'requests have a largest size, and a largest number: of each address, and of all together'],
  blocked: ['test/stacks/edge-rules.ts', 'over TLS the shop answers, but for paths that never leave the cluster'],
  certificate: [
    'test/constructs/edge/certificate.test.ts',
    'minimal props: 90 days, renewed a month before, a new key each time',
  ],
  callers: [EKS, 'answers the named callers alone, and knows the named administrators alone'],
  subnets: [EKS, 'has its nodes in private subnets, its control plane in subnets without a way out'],
  logs: [EKS, 'encrypts its Secrets with a key of its own, and keeps every log of the control plane for a year'],
  flows: [EKS, 'stands in three zones, with a way out in each, and with all traffic logged for a year'],
  engine: [EKS, 'has the network with its policy engine, and the identity agent, before any node'],
  disks: [
    'test/terraform/storage-classes.test.ts',
    'Amazon EKS: encrypted disks by default, made in the zone of their pod, and files of the named file system',
  ],
  store: [
    'test/constructs/policy/secrets/external-secret.test.ts',
    'minimal props: every key of the Secret comes from the store, once an hour',
  ],
  ownStore: [
    SECRETS,
    'come from a store of their own zone, as an account of that zone, which no other zone’s store is',
  ],
  readers: [
    SECRETS,
    'roll every pod that reads them: by a version on the pod, by Reloader on its controller, and by nothing else',
  ],
  searched: ['test/secrets/search.test.ts', 'no value of a secret is in %s'],
  states: ['test/terraform/state-and-access.test.ts', 'of no two stacks is kept in the same place'],
  logins: [
    'test/terraform/state-and-access.test.ts',
    '$name logs in by a program or a kubeconfig, never by a token or a key that a state would hold',
  ],
} as const satisfies { readonly [name: string]: Held };
