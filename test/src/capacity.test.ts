import { spawnSync } from 'child_process';
import { join } from 'path';
import { capacityReport, capacityTables } from '../../src/capacity-report';
import { capacityRows, type CapacityRow } from '../../stacks/capacity/rows';
import { ENVIRONMENTS, environmentNamed } from '../../stacks/environments';
import type { NodeGroups, NodeGroupValues } from '../../stacks/environments/cluster';
import type { Environment, SizingValues } from '../../stacks/environments/environment';
import { production, PRODUCTION_CLUSTER } from '../../stacks/environments/production';
import { manifestsOf, type Manifest } from '../stacks/manifests';

const ROOT = join(__dirname, '..', '..');

/** Production at another peak, without the bounds that somebody set for the present one. */
function atPeak(ordersPerMinute: number): Environment {
  const { nodeGroups } = PRODUCTION_CLUSTER;
  const large = Object.entries<NodeGroupValues>(nodeGroups).map(([name, group]) => [
    name,
    { ...group, maxNodes: 3000 },
  ]);
  return {
    ...production,
    demand: production.demand && { ...production.demand, ordersPerMinute },
    quotas: {},
    cluster: { ...PRODUCTION_CLUSTER, nodeGroups: Object.fromEntries(large) as unknown as NodeGroups },
  };
}

/** Production whose catalog states a load of fixed size, and whose settlement states replicas. */
function mixed(): Environment {
  const { catalog, settlement } = production.components;
  const fixed: SizingValues = {
    resources: catalog.resources,
    load: { callsPerOrder: 240, perReplica: 300, fixed: true },
  };
  const stated: SizingValues = { resources: settlement.resources, replicas: 2 };
  return { ...production, name: 'mixed', components: { ...production.components, catalog: fixed, settlement: stated } };
}

/** Name of a workload, whichever of its two colours it is. */
function withoutColor({ metadata }: Manifest): string {
  const color = metadata.labels?.color;
  return color === undefined ? metadata.name : metadata.name.replace(new RegExp(`-${color}$`), '');
}

/** What the manifests say of a workload: read from its Deployment or StatefulSet that serves, its autoscaler and its budget. */
function inManifests(objects: readonly Manifest[], { workload }: CapacityRow) {
  const named = (...kinds: string[]) =>
    objects.find(
      (object) =>
        kinds.includes(object.kind) &&
        withoutColor(object) === workload.name &&
        object.metadata.namespace === workload.namespace &&
        object.metadata.labels?.color !== 'green',
    )?.spec as { readonly [field: string]: unknown } | undefined;
  const [pods, scaler, budget] = [
    named('Deployment', 'StatefulSet'),
    named('HorizontalPodAutoscaler'),
    named('PodDisruptionBudget'),
  ];
  return {
    fewest: scaler?.minReplicas ?? pods?.replicas,
    most: scaler?.maxReplicas ?? pods?.replicas,
    autoscaled: scaler !== undefined,
    maxUnavailable: budget?.maxUnavailable ?? 0,
  };
}

describe('the table says what the manifests say', () => {
  test.each([...ENVIRONMENTS, mixed(), atPeak(3000)].map((environment) => [environment.name, environment] as const))(
    '%s',
    (_, environment) => {
      const objects = manifestsOf(environment);
      for (const row of capacityRows(environment)) {
        const { fewest, most, autoscaled, maxUnavailable } = row;
        const said = { fewest: fewest.replicas, most: most.replicas, autoscaled, maxUnavailable };
        expect([row.component, inManifests(objects, row)]).toEqual([row.component, said]);
      }
    },
  );

  test('and has a row for every Deployment and StatefulSet that runs a component of ours', () => {
    const rows = capacityRows(production).map(({ workload }) => `${workload.namespace}/${workload.name}`);
    const workloads = manifestsOf(production)
      .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
      .map((object) => `${object.metadata.namespace}/${withoutColor(object)}`);
    expect(rows.sort()).toEqual([...new Set(workloads)].sort());
  });
});

describe('production at another peak', () => {
  const most = (ordersPerMinute: number) => capacityRows(atPeak(ordersPerMinute)).map((row) => row.most.replicas);

  test('has at least as many replicas of everything, and more of what follows the orders', () => {
    const [usual, tenfold] = [most(300), most(3000)];
    expect(tenfold.filter((replicas, index) => replicas < (usual[index] ?? 0))).toEqual([]);
    expect(tenfold.filter((replicas, index) => replicas > (usual[index] ?? 0)).length).toBeGreaterThan(9);
  });

  test('reaches five thousand pods', () => {
    expect(most(25_000).reduce((sum, replicas) => sum + replicas, 0)).toBeGreaterThan(5000);
  });

  test('keeps what is needed when a zone is lost, whatever the peak', () => {
    for (const row of capacityRows(atPeak(5000)).filter(({ load }) => load !== undefined)) {
      const { peak = 0, perReplica = 0 } = row.load ?? {};
      expect((row.most.replicas - Math.ceil(row.most.replicas / 3)) * perReplica * 0.9).toBeGreaterThanOrEqual(peak);
    }
  });
});

describe('the nodes of production', () => {
  const { nodeGroups } = capacityReport(production);

  test('are within their bounds', () => {
    for (const { fewest, most, minNodes, maxNodes } of nodeGroups) {
      expect(fewest.nodes).toBeGreaterThanOrEqual(minNodes);
      expect(most.nodes).toBeGreaterThanOrEqual(fewest.nodes);
      expect(most.nodes).toBeLessThanOrEqual(maxNodes);
    }
  });
});

describe('npm run capacity', () => {
  const capacity = (...args: string[]) =>
    spawnSync(process.execPath, ['src/run.js', 'src/capacity.ts', ...args], { cwd: ROOT, encoding: 'utf8' });

  test('prints the table of the environment that is named', () => {
    const { status, stdout, stderr } = capacity('production');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(`production\n\n${capacityTables(capacityReport(environmentNamed('production')))}\n`);
  });

  test('with --json gives the same for programs, of all environments where none is named', () => {
    const { status, stdout } = capacity('--json');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(ENVIRONMENTS.map(capacityReport))));
  });

  test.each([['prod'], ['production', '--jsn']])('refuses what it does not know: %s %s', (...args) => {
    const { status, stdout, stderr } = capacity(...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('ENVIRONMENT_UNKNOWN');
  });
});
