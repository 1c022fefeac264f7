import { join } from 'node:path';
import { manifestsOf, podSpec, workloads } from './manifests';
import { connections } from '../../src/graph';
import { cardPicture } from '../../src/pci-page';
import { inCards, isWorkload, productionFacts } from '../../src/pci/facts';
import { chartRows, imageRows, imagesOf, inventoryRows } from '../../src/pci/inventory';
import { CHARTS } from '../../stacks/add-ons/versions';
import { ENVIRONMENTS } from '../../stacks/environments';
import { production } from '../../stacks/environments/production';
import { podRangesOf } from '../../stacks/pod-ranges';
import { Reachability } from '../../constructs';
import { allows, ROLE_NAMES, type RoleName } from '../../constructs/policy/access/roles';

const CARDS = ['payments', 'vault'];
const objects = manifestsOf(production);
const inZones = objects.filter(({ metadata }) => CARDS.includes(metadata.namespace ?? ''));
const reach = Reachability.of(objects, { podRanges: podRangesOf(production.cluster) });
const facts = productionFacts(join(__dirname, '..', '..'));

test('no Service, pod or container of the card zones shows itself on a node or to the world', () => {
  const services = inZones.filter(({ kind }) => kind === 'Service');
  const types = services.map((service) => (service.spec as { readonly type?: string }).type ?? 'ClusterIP');
  expect([services.length > 5, [...new Set(types)]]).toEqual([true, ['ClusterIP']]);
  const pods = workloads(inZones).map(({ object }) => JSON.stringify(podSpec(object)));
  expect(pods.length).toBeGreaterThan(10);
  expect(pods.filter((pod) => /"hostNetwork"|"hostPort"|"hostPID"|"hostIPC"/.test(pod))).toEqual([]);
  expect(reach.fromOutside.filter(({ to }) => CARDS.some((zone) => to.startsWith(`${zone}/`)))).toEqual([]);
});

test('the vault reaches its database, the key service, the DNS and the control plane of the mesh, and nothing else', () => {
  const from = (name: string) => [...reach.amongPods, ...reach.toOutside].filter((one) => one.from === name);
  const texts = from('vault/card-vault').map(({ to, ports }) => `${to} ${ports}`);
  expect([...new Set(texts)].sort()).toEqual([
    ...(production.keyService?.cidrs ?? []).map((cidr) => `${cidr} 443`),
    'istio-system/istiod 15012',
    'kube-system/kube-dns 53',
    'vault/vault-database 5432',
  ]);
  // The database's own ways: its members, the API server, the bucket of its backups and who opens that.
  const { apiServer, backupStore, identities } = production;
  const { tokens } = identities?.vaultDatabase as { readonly tokens: { readonly cidrs: string[] } };
  const outside = [...apiServer.cidrs, ...backupStore, ...tokens.cidrs];
  const others = new Set(from('vault/vault-database').map(({ to }) => to));
  expect([...others].sort()).toEqual([...outside, 'kube-system/kube-dns', 'vault/vault-database'].sort());
});

test('only named programs of the same zone ask the databases of the card zones', () => {
  const clients = (to: string) =>
    [
      ...new Set(
        reach.amongPods
          .filter((one) => one.to === to && one.from !== to && one.ports.includes('5432'))
          .map(({ from }) => from),
      ),
    ]
      .map((name) => name.replace(/-(blue|green|[0-9a-f]{10})$/, ''))
      .sort();
  expect([...new Set(clients('vault/vault-database'))]).toEqual(['vault/card-vault']);
  expect([...new Set(clients('payments/payments-database'))]).toEqual([
    'payments/payment-gateway',
    'payments/payment-migration',
    'payments/payment-reconciliation',
    'payments/payment-settlement',
  ]);
});

const ENTRIES = [
  'pods/exec',
  'pods/attach',
  'pods/portforward',
  'pods/proxy',
  'pods/ephemeralcontainers',
  'services/proxy',
];

test('nobody enters the vault: no role has the right, and admission would refuse it all the same', () => {
  const may = (role: RoleName, resource: string, zone: 'payments' | 'vault'): boolean =>
    ['get', 'create', 'update', 'patch', '*'].some((verb) =>
      allows(role, { verb, apiGroup: '', resource, reach: zone }, true),
    );
  const entering = ROLE_NAMES.flatMap((role) =>
    ENTRIES.flatMap((resource) =>
      (['payments', 'vault'] as const)
        .filter((zone) => may(role, resource, zone))
        .map((zone) => `${role} ${resource} ${zone}`),
    ),
  );
  expect(entering).toEqual([]);
  for (const environment of ENVIRONMENTS) {
    const all = manifestsOf(environment);
    const rights = all.filter(({ kind }) => kind === 'ClusterRole' || kind === 'Role');
    const entered = all
      .filter(({ kind, metadata }) => kind === 'RoleBinding' && CARDS.includes(metadata.namespace ?? ''))
      .map((binding) => (binding as unknown as { readonly roleRef: { readonly name: string } }).roleRef.name)
      .filter((name) =>
        rights.some(
          ({ metadata, rules }) =>
            metadata.name === name && ENTRIES.some((entry) => JSON.stringify(rules).includes(`"${entry}"`)),
        ),
      );
    expect([environment.name, entered]).toEqual([environment.name, []]);
    const [refused] = all.filter(
      ({ kind, metadata }) => kind === 'ValidatingAdmissionPolicy' && metadata.name === 'commerce-no-entry',
    );
    const text = JSON.stringify(refused);
    expect([environment.name, ENTRIES.filter((entry) => !text.includes(`"${entry}"`))]).toEqual([environment.name, []]);
    expect(
      JSON.stringify(
        all.filter(
          ({ kind, metadata }) => kind === 'ValidatingAdmissionPolicyBinding' && metadata.name === 'commerce-no-entry',
        ),
      ),
    ).toContain('"values":["vault"]');
  }
});

test('every claim of the card zones is on the encrypted class', () => {
  const classes = inZones.flatMap((object) =>
    [...JSON.stringify(object).matchAll(/"(storageClass(?:Name)?)":"([^"]+)"/g)].map(
      ([, , name]) => `${object.kind} ${name}`,
    ),
  );
  const claiming = inZones.filter(({ kind }) => ['Cluster', 'RabbitmqCluster', 'PersistentVolumeClaim'].includes(kind));
  expect(claiming.length).toBeGreaterThan(3);
  expect(claiming.filter((object) => !/"storageClass(Name)?":/.test(JSON.stringify(object)))).toEqual([]);
  // Files of settlement lie on a shared file system, which is encrypted by a setting of its own: no card number is in them.
  expect([...new Set(classes)].sort()).toEqual([
    'Cluster encrypted',
    'PersistentVolumeClaim shared',
    'RabbitmqCluster encrypted',
  ]);
});

test('in the card zones the mesh takes mutual TLS alone, but on ports that it says are plain, and names who may come', () => {
  const meshed = (kind: string) => inZones.filter((object) => object.kind === kind);
  for (const zone of CARDS) {
    const [whole] = meshed('PeerAuthentication').filter(
      ({ metadata }) => metadata.namespace === zone && metadata.name === 'default',
    );
    expect([zone, whole?.spec]).toEqual([zone, { mtls: { mode: 'STRICT' } }]);
    const [denied] = meshed('AuthorizationPolicy').filter(
      ({ metadata }) => metadata.namespace === zone && metadata.name === 'default-deny',
    );
    expect([zone, denied?.spec]).toEqual([zone, {}]);
  }
  const allowed = meshed('AuthorizationPolicy').filter(({ metadata }) => metadata.name !== 'default-deny');
  const unnamed = allowed.filter((one) => !/"principals":\["cluster\.local\/ns\//.test(JSON.stringify(one.spec)));
  expect(allowed.length).toBeGreaterThan(unnamed.length);
  // Whoever has no sidecar has no name: the policy says so, port by port, with a reason.
  expect(unnamed.filter(({ metadata }) => metadata.annotations?.['cdk8s-commerce/plaintext'] === undefined)).toEqual(
    [],
  );
  const ways = meshed('Sidecar').map(
    ({ spec }) => (spec as { readonly outboundTrafficPolicy: object }).outboundTrafficPolicy,
  );
  expect(ways).toEqual(ways.map(() => ({ mode: 'REGISTRY_ONLY' })));
  expect(ways.length).toBeGreaterThan(5);
});

test('backups of the databases of the card zones end', () => {
  const databases = inZones.filter(({ kind }) => kind === 'Cluster');
  const kept = databases.map(
    (one) => (one.spec as { readonly backup?: { readonly retentionPolicy?: string } }).backup?.retentionPolicy,
  );
  expect(kept).toEqual(databases.map(() => expect.stringMatching(/^[1-9]\d*[dwm]$/) as string));
  expect(databases.map(({ metadata }) => metadata.namespace).sort()).toEqual(CARDS);
});

test('alerts watch the card zones', () => {
  const rules = JSON.stringify(objects.filter(({ kind }) => kind === 'PrometheusRule'));
  for (const alert of ['WorkloadUnavailable', 'PodRestarting', 'QuotaNearlyFull']) {
    expect(rules).toMatch(new RegExp(`"alert":"${alert}","expr":"[^}]*payments\\|vault`));
  }
});

describe('the page', () => {
  test('the inventory has every component of the card zones', () => {
    const rows = inventoryRows(facts);
    const standing = [
      ...workloads(inZones).map(({ object }) => object),
      ...inZones.filter(({ kind }) => ['Cluster', 'RabbitmqCluster'].includes(kind)),
    ];
    expect(standing.length).toBeGreaterThan(12);
    const missing = standing.filter(
      ({ kind, metadata }) =>
        !rows.some((row) => row.startsWith(`| \`${kind} ${metadata.namespace ?? ''}/${metadata.name}\` |`)),
    );
    expect([rows.length, missing]).toEqual([standing.length, []]);
    expect(rows.filter((row) => !/`pci-zone=(cde|vault)` \|$/.test(row))).toEqual([]);
  });

  test('the picture has every stated connection of the card zones, and marks them as in scope', () => {
    const picture = cardPicture(facts);
    const around = connections(production).filter(({ client, endpoint }) =>
      [client.namespace, endpoint.identity?.namespace].some((zone) => CARDS.includes(zone ?? '')),
    );
    expect(picture.split('\n').filter((line) => line.includes('-->'))).toHaveLength(around.length);
    for (const zone of CARDS) {
      expect(picture).toContain(`  subgraph ${zone}["${zone}: card data, in scope of PCI DSS"]`);
      expect(picture).toContain(`  style ${zone} `);
    }
    expect(picture).not.toMatch(/subgraph (commerce|edge|outside)\[/);
  });

  test('the list of software has every image, version and chart', () => {
    const listed = imageRows(facts).join('\n');
    const references = inCards(facts).filter(isWorkload).flatMap(imagesOf);
    expect(references.length).toBeGreaterThan(12);
    expect(references.filter((image) => !listed.includes(`\`${image}\``))).toEqual([]);
    expect(chartRows()).toHaveLength(Object.keys(CHARTS).length);
  });
});
