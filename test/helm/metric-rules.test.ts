import { spawnSync } from 'node:child_process';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finishedPlatform } from '../../src/finished';
import { ENVIRONMENTS } from '../../stacks/environments';
import { production } from '../../stacks/environments/production';
import { metricRulesOf } from '../../stacks/metric-rules';
import { programNamed } from '../programs';
import { askedMetrics, namedBy, queryOf, type AskedMetric } from '../stacks/adapter';
import type { Environment } from '../../stacks/environments/environment';

/** Production with a worker that grows by its queue. */
const QUEUING: Environment = {
  ...production,
  name: 'queuing',
  quotas: {},
  components: {
    ...production.components,
    settlement: {
      resources: production.components.settlement.resources,
      autoscaling: { minReplicas: 2, maxReplicas: 4, queue: { name: 'due', perReplica: 100 } },
    },
  },
};

interface Sample {
  readonly labels: string;
  readonly value: number;
}

interface Series {
  readonly series: string;
  readonly values: string;
}

const folder = mkdtempSync(join(tmpdir(), 'metric-rules-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What promtool says of a query over served samples, one every 30 seconds, after ten minutes, to a thousandth; else how it differs. */
function evaluated(expr: string, input_series: readonly Series[], exp_samples: readonly Sample[]) {
  const promtool = programNamed('promtool');
  if (promtool === undefined)
    throw new Error('promtool is missing: on the PATH, or among those of ../shared/tools/cluster');
  const file = join(folder, 'test.yaml');
  const promql_expr_test = [{ expr: `round(${expr}, 0.001)`, eval_time: '10m', exp_samples }];
  writeFileSync(file, JSON.stringify({ rule_files: [], tests: [{ interval: '30s', input_series, promql_expr_test }] }));
  const { status, stdout, stderr } = spawnSync(promtool, ['test', 'rules', file], { encoding: 'utf8' });
  return status === 0 ? 'as expected' : stdout + stderr;
}

/** Each environment's metrics, once a name and namespace. */
const ASKED = [...ENVIRONMENTS, QUEUING].flatMap((environment) => {
  const { _custom, _external } = metricRulesOf(environment);
  return askedMetrics(finishedPlatform(environment).objects).map((asked) => {
    const rule = [..._custom, ..._external].find((one) => namedBy(one).metric === asked.name);
    if (rule === undefined) throw new Error(`no rule gives ${asked.name}, which ${asked.scaler} asks for`);
    return { title: `${environment.name}: ${asked.namespace}/${asked.scaler}, ${asked.name}`, asked, rule };
  });
});
const RATES = ASKED.filter(({ asked }) => asked.resource === 'pods');
const QUEUES = ASKED.filter(({ asked }) => asked.resource === undefined);

/** Two pods that are asked for, of which one was not reached once, and two that are not. */
function requests(series: string, { namespace }: AskedMetric): Series[] {
  const of = (labels: string) => `${series}{${labels}}`;
  return [
    { series: of(`namespace="${namespace}",pod="one",status="200"`), values: '0+600x20' },
    { series: of(`namespace="${namespace}",pod="one",status="500"`), values: '0+300x20' },
    { series: of(`namespace="${namespace}",pod="two",status="200"`), values: '0+1500x17 _ 28500+1500x1' },
    { series: of(`namespace="${namespace}",pod="three",status="200"`), values: '0+9000x20' },
    { series: of('namespace="elsewhere",pod="one",status="200"'), values: '0+9000x20' },
  ];
}

const PER_POD: Sample[] = [
  { labels: '{pod="one"}', value: 30 },
  { labels: '{pod="two"}', value: 50 },
];

test('there are rates in every highly available environment, and a queue', () => {
  expect(RATES.length).toBeGreaterThanOrEqual(8);
  expect(QUEUES).toHaveLength(1);
});

test.each(RATES)('$title: requests per second of each pod', ({ asked, rule }) => {
  const query = queryOf(rule, asked, ['one', 'two']);
  expect(evaluated(query, requests(namedBy(rule).series, asked), PER_POD)).toBe('as expected');
});

test('a rule that adds the pods up, looks at too short a while, or at everybody, would be found out', () => {
  const { asked, rule } = RATES[0] ?? never();
  const served = requests(namedBy(rule).series, asked);
  const query = (metricsQuery: string) => queryOf({ ...rule, metricsQuery }, asked, ['one', 'two']);
  for (const wrong of [
    rule.metricsQuery.replace(' by (<<.GroupBy>>)', ''),
    rule.metricsQuery.replace('[2m]', '[30s]'),
    rule.metricsQuery.replace('<<.LabelMatchers>>', ''),
  ]) {
    expect(wrong).not.toBe(rule.metricsQuery);
    expect(evaluated(query(wrong), served, PER_POD)).toContain('FAILED');
  }
});

test('a rule that is no PromQL would be found out', () => {
  expect(evaluated('sum(rate(a[2m]) by (pod)', [], [])).toContain('parse error');
});

/** A queue whose lead is going over, one of the same name elsewhere, and another queue. */
function queues(series: string, { selector }: AskedMetric): Series[] {
  const of = (labels: object) => {
    const all = { vhost: '/', pod: 'broker-server-0', ...selector, ...labels };
    return `${series}{${Object.entries(all)
      .map(([label, value]) => `${label}="${value}"`)
      .join(',')}}`;
  };
  return [
    { series: of({}), values: '120x20' },
    { series: of({ pod: 'broker-server-1' }), values: '118x20' },
    { series: of({ vhost: 'second' }), values: '30x20' },
    { series: of({ queue: 'other' }), values: '7x20' },
    { series: of({ broker: 'other' }), values: '9x20' },
    { series: of({ namespace: 'elsewhere' }), values: '11x20' },
  ];
}

test.each(QUEUES)('$title: the messages of the one queue, counted once', ({ asked, rule }) => {
  const query = queryOf(rule, asked, []);
  const served = queues(namedBy(rule).series, asked);
  expect(evaluated(query, served, [{ labels: '{}', value: 150 }])).toBe('as expected');
  expect(evaluated(query, served, [{ labels: '{}', value: 268 }])).toContain('FAILED');
  // A queue that nobody tells of is none of nothing: the autoscaler keeps its replicas.
  expect(evaluated(query, [], [])).toBe('as expected');
});

function never(): never {
  throw new Error('nothing is asked for');
}
