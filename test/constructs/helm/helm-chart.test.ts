import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parse } from 'yaml';
import {
  ChartField,
  HelmChart,
  SmokeTest,
  StatelessService,
  ValuesLayout,
  type HelmChartProps,
} from '../../../constructs';
import { IMAGE, program, RESOURCES, SECRET, server, testChart } from '../testing';

/** A chart with one service in it. */
function shop(): Chart {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES, replicas: 2 } });
  return chart;
}

/** A chart with a test in it. */
function asking(): Chart {
  const chart = new Chart(new App(), 'asks', { namespace: 'shop' });
  new SmokeTest(chart, 'ask', { application: program(), resources: RESOURCES });
  return chart;
}

const MINIMAL: HelmChartProps = {
  name: 'shop',
  version: '0.1.0',
  appVersion: '1.2.3',
  description: 'A shop',
  charts: [shop()],
};

const ALL: Required<HelmChartProps> = {
  ...MINIMAL,
  tests: [asking()],
  values: ValuesLayout.NAMESPACED,
  notes: 'Runs {{ .Values.shop.web.image.tag }}.\n',
  generatedSecrets: [{ namespace: 'shop', secret: SECRET }],
  kubeVersion: '>=1.34.0-0',
  contentVersion: true,
};

const read = (chart: HelmChart, path: string): unknown => parse(chart.files[path] ?? '');

describe('minimal props', () => {
  const chart = HelmChart.of(MINIMAL);

  test('the files that Helm knows, and a template for the chart', () => {
    expect(Object.keys(chart.files).sort()).toEqual([
      'Chart.yaml',
      'README.md',
      'templates/NOTES.txt',
      'templates/_helpers.tpl',
      'templates/test.yaml',
      'values.schema.json',
      'values.yaml',
    ]);
    expect(read(chart, 'Chart.yaml')).toEqual({
      apiVersion: 'v2',
      name: 'shop',
      description: 'A shop',
      type: 'application',
      version: '0.1.0',
      appVersion: '1.2.3',
      kubeVersion: '>=1.30.0-0',
    });
  });

  test('the values of a component stand below its namespace and name', () => {
    expect(read(chart, 'values.yaml')).toEqual({
      shop: {
        web: {
          replicaCount: 2,
          image: { registry: 'registry.example.com', repository: 'shop/web', tag: '1.2.3', digest: '' },
          resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '128Mi' } },
        },
      },
    });
  });

  test('every value is in the schema and in the table', () => {
    const schema = JSON.parse(chart.files['values.schema.json'] ?? '') as object;
    expect(schema).toMatchObject({
      required: ['shop'],
      additionalProperties: false,
      properties: {
        shop: { properties: { web: { properties: { replicaCount: { type: 'integer', minimum: 1 } } } } },
      },
    });
    for (const path of ['replicaCount', 'image', 'resources.requests.cpu', 'resources.limits.memory']) {
      expect(chart.files['README.md']).toContain(`| \`shop.web.${path}\` |`);
    }
  });

  test('cdk8s itself still writes the defaults, and sorts as it did', () => {
    const text = App.of(MINIMAL.charts[0] as Chart).synthYaml();
    expect(text).toContain(`image: ${IMAGE.reference}`);
    expect(text).not.toContain('{{');
    expect(process.env.CDK8S_DISABLE_SORT).toBeUndefined();
  });
});

describe('complete', () => {
  const chart = HelmChart.of(ALL);

  test('its version says its content', () => {
    expect(chart.version).toMatch(/^0\.1\.0\+[0-9a-f]{10}$/);
    expect(HelmChart.of(ALL).version).toBe(chart.version);
    expect(HelmChart.of({ ...ALL, notes: 'Runs.\n' }).version).not.toBe(chart.version);
    expect(read(chart, 'Chart.yaml')).toMatchObject({ version: chart.version, kubeVersion: '>=1.34.0-0' });
  });

  test('notes are a template, tests are hooks, and secrets are made by name and key alone', () => {
    expect(chart.files['templates/NOTES.txt']).toBe(ALL.notes);
    expect(chart.files['templates/tests/asks.yaml']).toContain('helm.sh/hook: test');
    expect(chart.files['templates/secrets.yaml']).toBe(
      '{{ include "shop.generatedSecret" (dict "namespace" "shop" "name" "store" "type" "kubernetes.io/basic-auth" "keys" (list "username" "password")) }}\n',
    );
  });

  test('it is written into a folder as it is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'commerce-chart-'));
    try {
      chart.write(folder);
      for (const [path, text] of Object.entries(chart.files)) {
        expect(readFileSync(join(folder, path), 'utf8')).toBe(text);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test('with values at the top, the name and the port are among them, first', () => {
  const values = read(HelmChart.of({ ...MINIMAL, values: ValuesLayout.SINGLE }), 'values.yaml') as object;
  expect(Object.keys(values)).toEqual(['name', 'port', 'replicaCount', 'image', 'resources']);
  expect(values).toMatchObject({ name: 'web', port: 8080 });
});

test("braces of a manifest are no expression of the template's", () => {
  const chart = testChart();
  new ApiObject(chart, 'map', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'm' }, data: { a: '{{ x }}' } });
  const { files } = HelmChart.of({ ...MINIMAL, charts: [chart] });
  expect(files['templates/test.yaml']).toContain('a: "{{ "{{" }} x }}"');
});

test('a construct of your own says which of its fields are values', () => {
  const chart = testChart();
  const whose = { component: 'search-index', namespace: 'shop' };
  const spec = {
    shards: ChartField.wholeNumber({ ...whose, key: ['shards'], value: 3, minimum: 1, description: 'Shards.' }),
    mode: ChartField.text({ ...whose, key: ['mode'], value: 'fast', options: ['fast', 'safe'] }),
    size: ChartField.quantity({ ...whose, key: ['storage', 'data'], value: '1Gi' }),
  };
  const index = new ApiObject(chart, 'index', { apiVersion: 'v1', kind: 'Index', metadata: { name: 'i' }, spec });
  const helm = HelmChart.of({ ...MINIMAL, charts: [chart] });
  expect(index.toJson()).toMatchObject({ spec: { shards: 3, mode: 'fast', size: '1Gi' } });
  expect(helm.files['templates/test.yaml']).toContain('shards: {{ .Values.shop.searchIndex.shards | int }}');
  expect(read(helm, 'values.yaml')).toEqual({
    shop: { searchIndex: { shards: 3, mode: 'fast', storage: { data: '1Gi' } } },
  });
  expect(read(helm, 'values.schema.json')).toMatchObject({
    properties: {
      shop: {
        properties: {
          searchIndex: {
            properties: {
              shards: { type: 'integer', minimum: 1 },
              mode: { type: 'string', enum: ['fast', 'safe'] },
              storage: { properties: { data: { $ref: '#/definitions/quantity' } } },
            },
          },
        },
      },
    },
  });
});
