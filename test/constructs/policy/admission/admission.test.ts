import { Admission, OwnNodes, type AdmissionProps } from '../../../../constructs';
import { find, finished, testChart } from '../../testing';

const MINIMAL: AdmissionProps = {
  zones: ['web', 'vault'],
  guarded: ['vault'],
  closed: ['vault'],
  registries: ['registry.example.com/shop'],
};
const ALL: Required<AdmissionProps> = {
  ...MINIMAL,
  unpinned: { 'registry.example.com/shop/vault': 'built by hand' },
  secretMakers: ['external-secrets'],
  people: ['on-call'],
  ownNodes: {
    payments: OwnNodes.of({ key: 'pci-zone', value: 'cde' }),
    cards: OwnNodes.of({ key: 'pci-zone', value: 'cde' }),
    vault: OwnNodes.of({ key: 'pci-zone', value: 'vault' }),
  },
  everyNode: ['agents'],
};

interface Policy {
  readonly metadata: { readonly name: string; readonly annotations: { readonly [key: string]: string } };
  readonly spec: {
    readonly failurePolicy: string;
    readonly variables?: readonly { readonly name: string; readonly expression: string }[];
    readonly validations: readonly { readonly message: string }[];
  };
}

const policies = (chart: ReturnType<typeof testChart>): Policy[] =>
  finished(chart, 'ValidatingAdmissionPolicy').map((object) => object as unknown as Policy);

/** Where each policy holds. */
function places(props: AdmissionProps): Record<string, unknown> {
  const chart = testChart();
  new Admission(chart, 'shop', props);
  return Object.fromEntries(
    finished(chart, 'ValidatingAdmissionPolicyBinding').map(({ metadata, spec }) => {
      expect(spec).toMatchObject({ policyName: metadata.name, validationActions: ['Deny'] });
      const { namespaceSelector } = spec.matchResources as {
        readonly namespaceSelector: {
          readonly matchExpressions: readonly [{ key: string; operator: string; values: string[] }];
        };
      };
      const [{ key, operator, values }] = namespaceSelector.matchExpressions;
      expect(key).toBe('kubernetes.io/metadata.name');
      return [metadata.name, operator === 'In' ? values : { [operator]: values }];
    }),
  );
}

test('minimal props: nothing is said of Secrets and of people', () => {
  expect(places(MINIMAL)).toEqual({
    'shop-images': ['web', 'vault'],
    'shop-pinned-images': ['vault'],
    'shop-resources': ['web', 'vault'],
    'shop-tokens': ['web', 'vault'],
    'shop-labels': ['web', 'vault'],
    'shop-no-entry': ['vault'],
  });
});

test('all props: every policy, bound to its zones and to no other namespace but where these have nodes of their own', () => {
  expect(places(ALL)).toEqual({
    'shop-images': ['web', 'vault'],
    'shop-pinned-images': ['vault'],
    'shop-resources': ['web', 'vault'],
    'shop-tokens': ['web', 'vault'],
    'shop-labels': ['web', 'vault'],
    'shop-no-entry': ['vault'],
    'shop-secrets': ['vault'],
    'shop-people': ['web', 'vault'],
    'shop-own-nodes-payments': ['payments', 'cards'],
    'shop-no-guests-payments': { NotIn: ['payments', 'cards', 'kube-system'] },
    'shop-own-nodes-vault': ['vault'],
    'shop-no-guests-vault': { NotIn: ['vault', 'kube-system'] },
  });
});

test('a policy for no zone is none', () => {
  expect(Object.keys(places({ ...ALL, guarded: [], closed: [], ownNodes: {} }))).toEqual([
    'shop-images',
    'shop-resources',
    'shop-tokens',
    'shop-labels',
    'shop-people',
  ]);
});

test('each fails closed, says what it is for and, with each refusal, what to do', () => {
  const chart = testChart();
  new Admission(chart, 'shop', ALL);
  for (const { metadata, spec } of policies(chart)) {
    expect([metadata.name, spec.failurePolicy]).toEqual([metadata.name, 'Fail']);
    expect(metadata.annotations['kubernetes.io/description']).toMatch(/\.$/);
    expect(spec.validations.every(({ message }) => message.length > 20)).toBe(true);
  }
});

test('what may lack a digest stands in the policy with its reason', () => {
  const chart = testChart();
  new Admission(chart, 'shop', ALL);
  expect(find(chart, 'ValidatingAdmissionPolicy', 'shop-pinned-images').metadata).toMatchObject({
    annotations: { 'cdk8s-commerce/unpinned': 'registry.example.com/shop/vault: built by hand' },
  });
  const lists = policies(chart).flatMap(({ spec }) => spec.variables ?? []);
  expect(lists.filter(({ name }) => ['registries', 'unpinned'].includes(name))).toEqual([
    { name: 'registries', expression: '["registry.example.com/shop"]' },
    { name: 'unpinned', expression: '["registry.example.com/shop/vault"]' },
  ]);
});
