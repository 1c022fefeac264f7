import { connections, mermaid } from './graph';
import { cardZones, productionFacts, type Facts } from './pci/facts';
import { chartRows, imageRows, inventoryRows, zoneNames } from './pci/inventory';
import type { Claim, Level, PciRow } from './pci/row';
import { PCI_ROWS } from './pci/rows';
import { environmentNamed } from '../stacks/environments';

const LEVELS: { readonly [level in Level]: string } = { S: 'strongly', P: 'in part', O: 'not at all' };

/** The page on card data: each requirement, what serves it, what holds that, and what stays with the operator. `root` is the folder of the repository. */
export function pciPage(root: string): string {
  const facts = productionFacts(root);
  return [
    ...HEAD,
    '',
    `## Scope`,
    '',
    `The zones ${zoneNames(facts)} handle card numbers and are in scope: the vault keeps them, payments take them in and pass`,
    'them on. Everything that can change them is in scope too: the control plane of the cluster, the pipeline that releases, the',
    'state of Terraform. Nodes of the card zones are theirs alone; the agents that run on every node come there too, and so are in',
    'scope as well.',
    '',
    '```mermaid',
    cardPicture(facts),
    '```',
    '',
    '## What stands in the card zones',
    '',
    '| object | part | images | keeps | nodes |',
    '| --- | --- | --- | --- | --- |',
    ...inventoryRows(facts),
    '',
    '## Requirements',
    '',
    '| requirement | objects can support it | what they do, and which they are | held by | stays with the operator |',
    '| --- | --- | --- | --- | --- |',
    ...PCI_ROWS.map((row) => rowLine(row, facts)),
    '',
    ...UNCLAIMED,
    '',
    '## Software',
    '',
    `Images of ${zoneNames(facts)}:`,
    '',
    '| image | run by |',
    '| --- | --- |',
    ...imageRows(facts),
    '',
    'Charts that are installed beside the platform, where an environment names them:',
    '',
    '| chart | version | from |',
    '| --- | --- | --- |',
    ...chartRows(),
    '',
  ].join('\n');
}

/** Who talks with whom in and around the card zones. */
export function cardPicture(facts: Facts): string {
  const zones = cardZones(facts);
  const all = connections(environmentNamed('production'));
  const around = all.filter(
    ({ client, endpoint }) => zones.includes(client.namespace) || zones.includes(endpoint.identity?.namespace ?? ''),
  );
  return mermaid(around, zones);
}

function rowLine({ requirement, level, claim, operator }: PciRow, facts: Facts): string {
  const cells = claim === undefined ? ['left to the operator', '–'] : claimCells(claim, facts);
  return `| ${[requirement, LEVELS[level], ...cells, operator].join(' | ')} |`;
}

function claimCells({ says, objects, tests }: Claim, facts: Facts): string[] {
  const found = objects.flatMap((query) => query(facts));
  const held = tests.map(([file, title]) => `\`${file}\`: “${title}”`);
  return [`${says}<br>${found.join('; ')}`, held.join('<br>')];
}

const HEAD = [
  '# Card data and PCI DSS 4.0.1',
  '',
  "Made by `npm run docs` from `src/pci/`: objects and numbers are found in production's finished manifests and in its cluster",
  'as Terraform makes it on Amazon EKS. `test/stacks/pci.test.ts` holds that each claim has objects and a test that exists; a requirement without both',
  'is left to the operator.',
  '',
  'Objects **support** a requirement; nothing here meets one by itself, and this page is no assessment. It says in its own words',
  'what an assessor reads in the published standard. It is about the platform that ships: payment programs are stand-ins there',
  'and store no card.',
];

const UNCLAIMED = [
  '## What is not claimed',
  '',
  '- **TLS to databases, brokers and readers of metrics.** They have no sidecar: ways to them are allowed one by one, and this',
  '  page claims no encryption of them. The mesh itself was never tried on a cluster.',
  '- **Unreadable card numbers.** Disks are encrypted; card numbers in the database of the vault are as its program leaves them.',
  '- **Masked logs.** Nothing looks for card numbers in what programs write.',
  '- **Scans, a WAF, detection of intrusions or of changed pages, drift of the cluster from its files.** None is installed.',
  '- **Reasons of ports.** Rules name ports, and who talks to whom; why the business needs it is nowhere.',
  '- **End dates of exceptions.** Each has a reason, none an end.',
  '- **The log agent.** No alert says that it is silent, or that logs do not arrive.',
  '- **Traffic that policies do not see.** Pods on the network of the node, the kubelet of a node to its own pods, and, on Amazon',
  '  EKS, the first seconds of a pod.',
  '- **Administrators in payments.** No role of people may run commands there; admission closes the vault alone, so that the',
  "  cluster's administrators still can in payments.",
];
