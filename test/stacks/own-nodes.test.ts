import { PLATFORMS } from './manifests';
import { refusal } from './refused';
import { operatedCount } from '../../constructs/policy/pass/operated';
import { objectName, podsOf, type FinishedObject } from '../../constructs/policy/pass/objects';
import { schedulingOf, tolerates } from '../../constructs/policy/pass/scheduling';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import { groupsOf, placedOn } from '../../stacks/node-groups';
import { AKS, GKE, VARIANTS } from '../terraform/variants';

const CARD_ZONES = ['payments', 'vault'];

describe.each(PLATFORMS)('in $name', ({ environment, objects }) => {
  const pods = (objects as readonly FinishedObject[]).filter(
    (object) => podsOf(object) !== undefined || operatedCount(object) > 0,
  );

  test('only pods of the card zones and agents on every node tolerate a taint, and only in production', () => {
    const tolerant = pods.filter((object) => schedulingOf(object).tolerations.length > 0);
    const zones = [...new Set(tolerant.map(({ metadata }) => metadata.namespace ?? ''))].sort();
    expect(zones).toEqual(environment.name === 'production' ? ['agents', ...CARD_ZONES] : ['agents']);
  });

  test('every pod of a card zone with own nodes selects them and tolerates their taint, databases and brokers too', () => {
    const own = environment.ownNodes ?? {};
    for (const [zone, taint] of Object.entries(own)) {
      const here = pods.filter(({ metadata }) => metadata.namespace === zone);
      const away = here.filter((object) => {
        const { nodeSelector, tolerations } = schedulingOf(object);
        return nodeSelector[taint.key] !== taint.value || !tolerates(tolerations, taint);
      });
      expect([here.length > 1, away.map(objectName)]).toEqual([true, []]);
    }
    expect(Object.keys(own)).toEqual(environment.name === 'production' ? CARD_ZONES : []);
  });

  test('payments and vault share no node with each other', () => {
    const { payments, vault } = environment.ownNodes ?? {};
    expect(payments === undefined || payments.value !== vault?.value).toBe(true);
  });
});

test.each([production, ...VARIANTS.filter(({ name }) => ['gke', 'aks'].includes(name))])(
  'on $name the sums put the pods of the card zones into their own groups, and no others',
  (environment) => {
    const { cluster } = environment;
    const objects = (PLATFORMS.find(({ name }) => name === 'production')?.objects ?? []) as readonly FinishedObject[];
    if (!('nodeGroups' in cluster)) {
      throw new Error('the cluster has node groups');
    }
    const placed = placedOn(groupsOf(cluster, objects), objects).filter(({ object }) => object.kind !== 'DaemonSet');
    const groups: Readonly<Record<string, string>> = { payments: 'cde', vault: 'vault' };
    for (const { object, groups: found } of placed) {
      const group = groups[object.metadata.namespace ?? ''];
      expect([objectName(object), found.map(({ name }) => name)]).toEqual([
        objectName(object),
        group === undefined ? ['general', 'data'] : [group],
      ]);
    }
    expect(placed.length).toBeGreaterThan(14);
  },
);

test.each([
  ['a taint that no group has', { ...production, ownNodes: { vault: { key: 'pci-zone', value: 'safe' } } }, '"vault"}'],
  ['a cluster without any', { ...development, ownNodes: { vault: { key: 'pci-zone', value: 'vault' } } }, 'no taints'],
  ['no label', { ...production, ownNodes: { payments: { key: 'pci zone', value: 'cde' } } }, 'a label key must be'],
  ['no value', { ...production, ownNodes: { payments: { key: 'pci-zone', value: '' } } }, 'must have a value'],
  [
    'a vault group without a taint',
    { ...production, cluster: { ...GKE, nodeGroups: { ...GKE.nodeGroups, vault: GKE.nodeGroups.general } } },
    "value: 'vault'",
  ],
] as const)('own nodes are refused: %s', (_what, environment, says) => {
  expect(refusal(environment as Environment).join('\n')).toMatch(
    /(OWN_NODES|VALUE_INVALID|CLUSTER_INVALID|LABEL_INVALID) \[.*(ownNodes|nodeGroups)/,
  );
  expect(refusal(environment as Environment).join('\n')).toContain(says);
});

test('of a cluster that stands already its owner knows the nodes', () => {
  const existing = VARIANTS.find(({ name }) => name === 'existing') ?? production;
  expect(existing.ownNodes).toBeDefined();
  expect(refusal(existing)).toEqual([]);
  expect(AKS.nodeGroups.vault?.taint).toEqual({ key: 'pci-zone', value: 'vault' });
});
