import { NAMESPACES } from '../stacks/add-ons/namespaces';
import { isPresent } from '../stacks/add-ons/presence';
import { ADD_ON_NAMES, ADD_ONS } from '../stacks/add-ons/table';
import { CHARTS } from '../stacks/add-ons/versions';
import { ENVIRONMENTS } from '../stacks/environments';
import type { AddOnName } from '../stacks/environments/add-ons';

/** The page on the add-ons: what is installed, from where, in which order, and what they leave to do. */
export function addOnsPage(): string {
  return [
    '# Add-ons',
    '',
    'Made by `npm run docs` from `stacks/add-ons/`. An environment names what it wants (`addOns`) and what its cluster has',
    'already (`provided`); `<environment>-addons` installs it in the order of this table, one release after the other, each',
    'rolled back by itself when it fails. What an object or another add-on needs and the environment has not is refused',
    'before anything is written (`ADD_ON_MISSING`).',
    '',
    '| add-on | chart | version | namespace | what for | needs | environments |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...ADD_ON_NAMES.map(row),
    '',
    'Versions stand in `stacks/add-ons/versions.ts` alone, values in one file an add-on in `stacks/terraform/add-ons/`. A new',
    'one is a name in `stacks/environments/add-ons.ts`, a version, a row of `stacks/add-ons/table.ts`, a file of values, and',
    'where its objects are known by their API group, a line in `stacks/add-ons/needs.ts`.',
    '',
    ...NOTES,
    '',
    '```sh',
    ...ADD_ON_NAMES.filter((name) => ADD_ONS[name].onlyOnce).map(definitionsOf),
    '```',
    '',
  ].join('\n');
}

function row(name: AddOnName): string {
  const { chart, namespace, alsoIn = [], needs, purpose } = ADD_ONS[name];
  const { repository, version } = CHARTS[chart];
  const where = [namespace, ...alsoIn].map((one) => `\`${one}\`${privileged(one)}`).join(', ');
  const here = ENVIRONMENTS.filter((environment) => isPresent(environment, name)).map(
    ({ name: environment, addOns }) => `${environment}${addOns.includes(name) ? '' : ' (the cluster’s own)'}`,
  );
  const cells = [name, `\`${chart}\` of ${repository}`, version, where, purpose, needs.join(', '), here.join(', ')];
  return `| ${cells.join(' | ')} |`;
}

function privileged(namespace: string): string {
  const values = Object.entries(NAMESPACES).find(([name]) => name === namespace)?.[1];
  return values?.podSecurity === 'privileged' ? ` (privileged: ${values.reason})` : '';
}

const NOTES = [
  '## What they leave to you',
  '',
  '- The ClusterIssuers and the ClusterSecretStore that an environment names: they hold an account and a place of yours.',
  '- Whom an alert reaches: the entry `<environment>/monitoring/alertmanager-config` of the store, its key',
  '  `alertmanager.yaml`. Until it is there nobody is told of an alert. Without a store, the Secret `alertmanager-config`',
  '  in `monitoring`.',
  "- Grafana's password is made in the cluster: `kubectl -n monitoring get secret grafana-admin`.",
  '- On Amazon EKS, the EFS file system of the shared files, with a mount target in each zone, and its id in',
  '  `settlementFiles.fileSystem`. On Google, the smallest share is 1 TiB.',
  '- Of the mesh, the workloads: a pod keeps the sidecar that it was born with, so roll them after each upgrade',
  '  ([day two](day-two.md#upgrade-the-mesh)). A root certificate of your own is the Secret `cacerts` in `istio-system`, before',
  '  istiod is installed.',
  '',
  '## Definitions that Helm installs once',
  '',
  'These charts keep their definitions where Helm never upgrades them. Before a new version:',
];

function definitionsOf(name: AddOnName): string {
  const { chart } = ADD_ONS[name];
  const { repository } = CHARTS[chart];
  return `helm show crds ${repository}/${chart} --version <new version> | kubectl apply --server-side -f -`;
}
