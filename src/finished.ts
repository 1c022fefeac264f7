import { ApiObject, App, Chart } from 'cdk8s';
import { CommerceError } from '../constructs/core/errors';
import type { FinishedObject } from '../constructs/policy/pass/objects';
import { objectIssues } from '../constructs/policy/policy-pass';

/** One chart's objects, in the order in which they were declared. */
export interface FinishedChart {
  readonly name: string;
  readonly objects: readonly FinishedObject[];
}

/**
 * The objects of an app, chart by chart, each resolved once and seen by the policy pass. cdk8s' own `App.synth` would
 * resolve the whole app again for every chart.
 */
export function finishedCharts(app: App): FinishedChart[] {
  const charts = app.charts.map((chart) => ({ name: chart.node.id, objects: objectsOf(chart) }));
  const issues = objectIssues(charts.flatMap(({ objects }) => objects));
  if (issues.length > 0) {
    throw new CommerceError(issues);
  }
  return charts;
}

/** Keys in the order in which a person writes them, not the alphabet's: cdk8s reads this switch. */
process.env.CDK8S_DISABLE_SORT = 'true';

function objectsOf(chart: Chart): FinishedObject[] {
  return chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart)
    .map((object) => nameFirst(object.toJson() as FinishedObject));
}

function nameFirst({ metadata: { name, namespace, ...rest }, ...object }: FinishedObject): FinishedObject {
  const { apiVersion, kind, ...body } = object;
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...rest }, ...body };
}
