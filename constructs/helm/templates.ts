import { expression, literal } from './expressions';
import { FinishedChart, type FinishedCharts } from './finished-charts';
import { markComponent } from './single-component';
import { testHook } from './test-hooks';
import type { ValueTree } from './value-tree';
import type { ValueOwner } from '../core/chart-value';

/** What templates are made for. */
export interface TemplateOptions {
  /** Name of the Helm chart. */
  readonly chart: string;
  readonly tree: ValueTree;
  /** The one component, where its name and port are values too. */
  readonly single?: ValueOwner;
}

/** The templates of a chart: path to text, one for each cdk8s chart. */
export function templates(finished: FinishedCharts, options: TemplateOptions): { [path: string]: string } {
  const { marks } = finished;
  const named = (chart: FinishedChart): FinishedChart =>
    options.single === undefined
      ? chart
      : new FinishedChart(chart.name, markComponent(chart.marked, options.single, marks));
  const hooked = (chart: FinishedChart): FinishedChart => new FinishedChart(chart.name, chart.marked.map(testHook));
  const written = ({ text }: FinishedChart): string =>
    marks.replace(literal(text), (value) => expression(value, options));
  return Object.fromEntries([
    ...finished.charts.map((chart) => [`templates/${chart.name}.yaml`, written(named(chart))]),
    ...finished.tests.map((chart) => [`templates/tests/${chart.name}.yaml`, written(hooked(named(chart)))]),
  ]) as { [path: string]: string };
}
