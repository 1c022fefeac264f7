import { ALSO_KNOWN, CHARTS_FILE, CHARTS_PRESENT, knownCharts, READ_ANYWAY, type KnownChart } from './known-values';
import { VARIANTS } from './variants';
import { ADD_ON_NAMES, ADD_ONS } from '../../stacks/add-ons/table';
import { CHARTS, type ChartName } from '../../stacks/add-ons/versions';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { AddOnName } from '../../stacks/environments/add-ons';
import { SETUPS } from '../../stacks/terraform/add-ons';

const wherePresent = CHARTS_PRESENT ? describe : describe.skip;
if (!CHARTS_PRESENT) process.stderr.write(`values of add-ons are not checked: the charts' are not in ${CHARTS_FILE}\n`);

/** Every place in a chart's values at which something is set: `webhook.replicaCount`. Lists are set whole. */
function pathsIn(values: object, before = ''): string[] {
  return Object.entries(values).flatMap(([key, value]: [string, unknown]) => {
    const path = `${before}${key}`;
    const deeper = typeof value === 'object' && value !== null && !Array.isArray(value);
    return deeper && Object.keys(value).length > 0 ? pathsIn(value, `${path}.`) : [path];
  });
}

/** Charts inside a chart: a map stands for all their values, which are not listed. */
const INSIDE = ['grafana', 'kube-state-metrics', 'prometheus-node-exporter'];

/** Whether a chart reads what is set at a path: it is one of its values, or part of a map that takes anything. */
function reads({ values, prod_values: seen }: KnownChart, path: string): boolean {
  const parts = path.split('.');
  const above = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  const takesAnything = (prefix: string) =>
    values[prefix]?.t === 'map' &&
    !INSIDE.includes(prefix) &&
    !Object.keys(values).some((other) => other.startsWith(`${prefix}.`));
  const absent = seen?.keys_absent_from_default_values ?? [];
  return values[path] !== undefined || above.some(takesAnything) || absent.includes(path);
}

/** What an add-on sets, in any environment. */
function setBy(name: AddOnName): string[] {
  const all = [...ENVIRONMENTS, ...VARIANTS].flatMap((environment) => pathsIn(SETUPS[name].values(environment)));
  return [...new Set(all)];
}

wherePresent('the charts', () => {
  const charts = CHARTS_PRESENT ? knownCharts() : new Map<string, KnownChart>();
  const names = (Object.keys(CHARTS) as ChartName[]).filter((name) => ALSO_KNOWN[name] === undefined);

  test.each(names)('%s is pinned at the version whose values are known, from where it is published', (name) => {
    const { repository, version } = CHARTS[name];
    const known = charts.get(name);
    expect(known?.version).toBe(version);
    const published = [known?.repository?.replace(/\/$/, ''), known?.oci?.slice(0, known.oci.lastIndexOf('/'))];
    expect(published).toContain(repository);
  });

  test.each(ADD_ON_NAMES)('%s sets nothing that its chart does not read', (name) => {
    const { chart } = ADD_ONS[name];
    const known = charts.get(chart);
    const anyway = [...(READ_ANYWAY[chart] ?? []), ...(ALSO_KNOWN[chart] ?? [])];
    const allowed = (path: string) => anyway.some((one) => path === one || path.startsWith(`${one}.`));
    expect(setBy(name).filter((path) => !allowed(path) && !(known !== undefined && reads(known, path)))).toEqual([]);
  });

  test('a value that is misspelt would be seen, at the top, in a part, and in a chart inside', () => {
    const [certManager, stack] = [charts.get('cert-manager'), charts.get('kube-prometheus-stack')];
    if (certManager === undefined || stack === undefined) throw new Error('no facts of the charts');
    expect(reads(certManager, 'webhook.replicaCount')).toBe(true);
    expect(reads(certManager, 'webhook.resources.requests.cpu')).toBe(true);
    expect(reads(certManager, 'webhook.replicas')).toBe(false);
    expect(reads(certManager, 'webhok')).toBe(false);
    expect(reads(stack, 'prometheus.prometheusSpec.replica')).toBe(false);
    expect(reads(stack, 'grafana.replicaCount')).toBe(false);
  });
});

test('nothing is called known that nobody sets', () => {
  const listed = { ...READ_ANYWAY, ...ALSO_KNOWN };
  for (const name of ADD_ON_NAMES) {
    for (const path of listed[ADD_ONS[name].chart] ?? []) {
      expect([name, setBy(name)]).toEqual([name, expect.arrayContaining([expect.stringMatching(`^${path}(\\.|$)`)])]);
    }
  }
});
