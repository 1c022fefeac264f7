import type { Chart } from 'cdk8s';
import type { Row } from './row';
import {
  Binding,
  ChartField,
  HelmChart,
  StatelessService,
  ValuesLayout,
  type HelmChartProps,
} from '../../../constructs';
import { RESOURCES, server } from '../samples';
import { testChart } from '../testing';

function service(chart: Chart, name: string): Chart {
  new StatelessService(chart, name, { application: server(), sizing: { resources: RESOURCES } });
  return chart;
}

/** A chart of one service with a few props changed. */
function helmChart(props: Partial<HelmChartProps>): HelmChart {
  const facts = { name: 'shop', version: '0.1.0', appVersion: '1.0.0', description: 'A shop' };
  return HelmChart.of({ ...facts, charts: [service(testChart(), 'web')], ...props });
}

/** Helm charts that could not be installed, or not be told what is whose. */
export const CHARTS: Row[] = [
  {
    name: 'a Helm chart whose name Helm would not take',
    code: 'NAME_INVALID',
    place: 'HelmChart name',
    expected: 'lower-case letters',
    got: '"Shop"',
    provoke: () => helmChart({ name: 'Shop' }),
  },
  {
    name: 'a Helm chart without a semantic version',
    code: 'CHART_INVALID',
    place: 'HelmChart shop',
    expected: 'semantic version',
    got: '"1.0"',
    provoke: () => helmChart({ version: '1.0' }),
  },
  {
    name: 'a Helm chart that does not say what it is for',
    code: 'CHART_INVALID',
    place: 'HelmChart shop',
    expected: 'must say what it is for',
    got: '" "',
    provoke: () => helmChart({ description: ' ' }),
  },
  {
    name: 'values at the top of a chart of two components',
    code: 'CHART_VALUE_AMBIGUOUS',
    place: 'HelmChart',
    expected: 'must all belong to one component',
    got: 'shop/web, shop/second',
    provoke: () => helmChart({ charts: [service(service(testChart(), 'web'), 'second')], values: ValuesLayout.SINGLE }),
  },
  {
    name: 'values at the top of a chart without a component',
    code: 'CHART_VALUE_AMBIGUOUS',
    place: 'HelmChart',
    expected: 'must all belong to one component',
    got: 'no component',
    provoke: () => helmChart({ charts: [testChart()], values: ValuesLayout.SINGLE }),
  },
  {
    name: 'two components that would share a value',
    code: 'CHART_VALUE_AMBIGUOUS',
    place: 'HelmChart value shop.webApp.replicaCount',
    expected: 'must belong to one component',
    got: 'of shop/web--app beside',
    provoke: () => helmChart({ charts: [service(testChart(), 'web-app'), service(testChart(), 'web--app')] }),
  },
  {
    name: 'a key that no template could read',
    code: 'CHART_INVALID',
    place: 'ChartField',
    expected: 'words of letters and digits',
    got: '["replica-count"]',
    provoke: () => ChartField.wholeNumber({ component: 'web', namespace: 'shop', key: ['replica-count'], value: 1 }),
  },
  {
    name: 'a log level that the program does not know',
    code: 'VALUE_INVALID',
    place: 'Binding.logLevel',
    expected: 'one that the program knows (debug, info)',
    got: '"loud"',
    provoke: () => Binding.logLevel('loud', ['debug', 'info']),
  },
];
