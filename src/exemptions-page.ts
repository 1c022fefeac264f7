import { parseAllDocuments } from 'yaml';
import { renderManifests } from './render';
import { exemptionsOf } from '../constructs/policy/exemptions/annotations';
import type { Granted, Linter } from '../constructs/policy/exemptions/exemption';
import type { FinishedObject } from '../constructs/policy/pass/objects';
import { ENVIRONMENTS } from '../stacks/environments';

/** An exemption, and whom an environment grants it. */
interface Row extends Granted {
  readonly environment: string;
  readonly object: FinishedObject;
}

/** Most objects that a cell names; more are counted. */
const NAMED = 4;

/** The page on linters: every rule that is wrong for some objects, why, and for which. */
export function exemptionsPage(): string {
  const rows = ENVIRONMENTS.flatMap((environment) => {
    const objects = renderManifests(environment).flatMap(({ text }) =>
      parseAllDocuments(text).map((document) => document.toJS() as FinishedObject),
    );
    return objects.flatMap((object) =>
      exemptionsOf(object, objects).map((granted) => ({ ...granted, object, environment: environment.name })),
    );
  });
  const names = ENVIRONMENTS.map(({ name }) => name).reverse();
  return [
    ...HEAD,
    `| linter | rule | why it is wrong here | ${names.join(' | ')} |`,
    `| --- | --- | --- | ${names.map(() => '---').join(' | ')} |`,
    ...groups(rows).map((group) => line(group, names)),
    '',
    ...kyverno(rows.filter(({ linter, environment }) => linter === 'Kyverno' && environment === 'production')),
    '',
  ].join('\n');
}

const HEAD = [
  '# Linters, and what they are told to overlook',
  '',
  'Made by `npm run docs` from `constructs/policy/exemptions/table.ts`, the one place where an exemption is granted. The',
  'manifests of production and staging give no error and no warning; where a rule is wrong for an object, the object says so',
  'in the annotation in which that linter looks for it, with the reason. kube-score and Polaris have no place for reasons:',
  'theirs stand in `cdk8s-commerce/kube-score.<rule>` and `cdk8s-commerce/polaris.<rule>`. An object that you wrote has none;',
  'those of the library in an app of your own get theirs by `LinterExemptions.addTo(app)`.',
  '',
  '| linter | how it is held |',
  '| --- | --- |',
  '| kube-score 1.20.0 | run by `npm run test:linters`, all default rules, as for Kubernetes 1.30 |',
  '| Checkov 3.3.30 | run by the same, framework `kubernetes`, without the network |',
  '| KubeLinter 0.8.3 | its default rules, written down by reading: `test/stacks/linter-rules/kube-linter.ts` |',
  '| Polaris | its default rules, by reading: `polaris.ts` beside it |',
  '| Kyverno | its Pod Security and best-practice policies that refuse something, by reading: `kyverno.ts` |',
  '| API server | Pod Security `restricted`, by `npm run test:cluster` |',
  '',
  'What a linter finds without the exemptions is exactly what they exempt: one that nobody needs fails the same tests. In',
  'development kube-score also names what that environment is: one replica, replaced in place, behind a port of its node. An',
  'Ingress, which none of these environments has, adds one: `dangling-service` of kube-linter, for the Service without pods to',
  'which blocked paths lead.',
  '',
];

function groups(rows: readonly Row[]): (readonly Row[])[] {
  const byRule = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.linter} ${row.rule} ${row.reason}`;
    byRule.set(key, [...(byRule.get(key) ?? []), row]);
  }
  const order: readonly Linter[] = ['kube-score', 'Checkov', 'kube-linter', 'Polaris', 'Kyverno'];
  const rank = ([first]: readonly Row[]) =>
    `${first === undefined ? 0 : order.indexOf(first.linter)} ${first?.rule ?? ''}`;
  return [...byRule.values()].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function line(group: readonly Row[], environments: readonly string[]): string {
  const [first] = group;
  const cells = environments.map((name) =>
    objects(group.filter(({ environment }) => environment === name).map(({ object }) => object)),
  );
  return `| ${[first?.linter, `\`${first?.rule ?? ''}\``, first?.reason, ...cells].join(' | ')} |`;
}

function objects(granted: readonly FinishedObject[]): string {
  if (granted.length <= NAMED) {
    // A Job's hash says nothing to a reader.
    return granted
      .map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name.replace(/-[0-9a-f]{10}$/, '-…')}`)
      .join(', ');
  }
  const kinds = [...new Set(granted.map(({ kind }) => kind))];
  return kinds.map((kind) => `${granted.filter((object) => object.kind === kind).length} ${kind}`).join(', ');
}

/** Kyverno reads no annotation: its exemption is an object for whoever has it. */
function kyverno(rows: readonly Row[]): string[] {
  const [first] = rows;
  const rules = rows.flatMap(({ rule: both }) => {
    const [policy = '', rule = ''] = both.split('/');
    return [`    - policyName: ${policy}`, `      ruleNames: [${rule}, autogen-${rule}]`];
  });
  return [
    '## Kyverno',
    '',
    'Kyverno reads no annotation. Whoever enforces its policies applies this beside the platform; `restrict-image-registries`',
    'is a sample in which your registries go.',
    '',
    '```yaml',
    'apiVersion: kyverno.io/v2',
    'kind: PolicyException',
    'metadata:',
    `  name: ${first?.object.metadata.name ?? ''}`,
    `  namespace: ${first?.object.metadata.namespace ?? ''}`,
    'spec:',
    '  exceptions:',
    ...rules,
    '  match:',
    '    any:',
    '      - resources:',
    '          kinds: [DaemonSet, Pod]',
    `          namespaces: [${first?.object.metadata.namespace ?? ''}]`,
    `          names: [${first?.object.metadata.name ?? ''}*]`,
    '```',
  ];
}
