import { App, Chart } from 'cdk8s';
import { parseAllDocuments } from 'yaml';
import { CommerceError, describeIssue, type Issue } from '../../constructs/core/errors';
import { ERROR_CODES } from '../../constructs/core/error-codes';
import { finishCharts } from '../../constructs/helm/finished-charts';
import type { FinishedObject } from '../../constructs/policy/pass/objects';
import { objectIssues } from '../../constructs/policy/policy-pass';

/** Where the objects of a property lie. */
export const NAMESPACE = 'properties';

/** How many settings a property tries; PROPERTIES_RUNS makes it more. */
export const runs = (usual: number): number => Number(process.env.PROPERTIES_RUNS ?? usual);

/** What came of settings: something, or the issues with which they were refused. Every other error is thrown on. */
export type Outcome<T> = { readonly made: T } | { readonly refused: readonly Issue[] };

/** Gives settings to something that either takes them or refuses them as this library refuses. */
export function outcomeOf<T>(make: () => T): Outcome<T> {
  try {
    return { made: make() };
  } catch (error) {
    if (!(error instanceof CommerceError)) {
      throw error;
    }
    checkSaid(error);
    return { refused: error.issues };
  }
}

/** Each issue says its code, its place, what was expected, what came and what would do, in one line of bounded length. */
function checkSaid({ issues, message }: CommerceError): void {
  expect(issues.length).toBeGreaterThan(0);
  expect(message.split('\n')).toEqual(issues.map(describeIssue));
  for (const issue of issues) {
    expect(Object.keys(ERROR_CODES)).toContain(issue.code);
    expect(Object.values(issue).every((part) => typeof part === 'string')).toBe(true);
    expect([issue.expected, issue.got, issue.example].filter((part) => part === '')).toEqual([]);
    expect(describeIssue(issue).length).toBeLessThan(5000);
  }
}

/** What stands in a cluster once a chart was applied. */
export interface Manifests {
  readonly objects: readonly FinishedObject[];
  readonly text: string;
}

/** Fills a chart and writes its manifests, as synth does. */
export function manifestsOf(fill: (chart: Chart) => unknown): Outcome<Manifests> {
  return outcomeOf(() => {
    const chart = new Chart(new App(), 'test', { namespace: NAMESPACE });
    fill(chart);
    const { charts, marks } = finishCharts([chart], []);
    const objects = charts.flatMap((one) => one.objects(marks));
    const issues = objectIssues(objects);
    if (issues.length > 0) {
      throw new CommerceError(issues);
    }
    return { objects, text: charts.map((one) => one.manifests(marks)).join('---\n') };
  });
}

/** Manifests read back say what was meant: no text became a number, no line was lost. */
export function expectReadBack({ objects, text }: Manifests): void {
  const read = parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as unknown);
  expect(read).toEqual(JSON.parse(JSON.stringify(objects)));
}
