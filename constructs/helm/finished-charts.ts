import { ApiObject, Chart } from 'cdk8s';
import { Marks, plainText, withDefaults } from './marks';
import { plainYaml } from './plain-yaml';
import { recordingValues } from '../core/chart-value';
import { exemptionAnnotations, exemptionsOf } from '../policy/exemptions/annotations';
import type { FinishedObject } from '../policy/pass/objects';

/** Charts and their tests, finished together: each value of them has its mark. */
export interface FinishedCharts {
  readonly charts: readonly FinishedChart[];
  readonly tests: readonly FinishedChart[];
  readonly marks: Marks;
}

/** How charts are finished. */
export interface FinishingOptions {
  /** Whether objects get the exemptions of linters, as `LinterExemptions` gives them to an app: once, without resolving again. */
  readonly exemptions?: boolean;
}

/** One cdk8s chart, finished: its objects in the order in which they were declared, with marks where values stand. */
export class FinishedChart {
  private written?: string;

  constructor(
    /** The chart's id, after which its file is called. */
    public readonly name: string,
    public readonly marked: readonly FinishedObject[],
  ) {}

  /** The objects as text with their marks: made once, and only where somebody asks. */
  public get text(): string {
    return (this.written ??= plainYaml(this.marked));
  }

  /** The objects as they reach the cluster. */
  public objects(marks: Marks): FinishedObject[] {
    return this.marked.map((object) => withDefaults(object, marks));
  }

  /** Their text as it reaches the cluster. */
  public manifests(marks: Marks): string {
    return plainText(this.text, marks);
  }
}

/**
 * Finishes charts, each object resolved once. cdk8s' own `App.synth` would resolve the whole app again for every chart.
 * Keys stand in the order in which a person writes them, not the alphabet's.
 */
export function finishCharts(
  charts: readonly Chart[],
  tests: readonly Chart[],
  { exemptions = false }: FinishingOptions = {},
): FinishedCharts {
  const marks = new Marks();
  const finished = unsorted(() =>
    recordingValues(marks.add, () => ({ charts: charts.map(finishChart), tests: tests.map(finishChart) })),
  );
  if (!exemptions) {
    return { ...finished, marks };
  }
  const all = [...finished.charts, ...finished.tests].flatMap((chart) => chart.objects(marks));
  const exempt = (chart: FinishedChart) =>
    new FinishedChart(
      chart.name,
      chart.marked.map((object) => exempted(object, all, marks)),
    );
  return { charts: finished.charts.map(exempt), tests: finished.tests.map(exempt), marks };
}

/** The object with the exemptions of linters that it has, from what reaches the cluster. */
function exempted(object: FinishedObject, all: readonly FinishedObject[], marks: Marks): FinishedObject {
  const added = exemptionAnnotations(exemptionsOf(withDefaults(object, marks), all));
  if (Object.keys(added).length === 0) {
    return object;
  }
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...added } } };
}

function finishChart(chart: Chart): FinishedChart {
  const objects = chart.node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .filter((object) => Chart.of(object) === chart)
    .map((object) => nameFirst(object.toJson() as FinishedObject));
  return new FinishedChart(chart.node.id, objects);
}

function nameFirst({ metadata: { name, namespace, ...rest }, ...object }: FinishedObject): FinishedObject {
  const { apiVersion, kind, ...body } = object;
  return { apiVersion, kind, metadata: { name, ...(namespace === undefined ? {} : { namespace }), ...rest }, ...body };
}

/** cdk8s sorts keys unless this variable of the process says otherwise. */
function unsorted<T>(run: () => T): T {
  const before = process.env.CDK8S_DISABLE_SORT;
  process.env.CDK8S_DISABLE_SORT = 'true';
  try {
    return run();
  } finally {
    if (before === undefined) {
      delete process.env.CDK8S_DISABLE_SORT;
    } else {
      process.env.CDK8S_DISABLE_SORT = before;
    }
  }
}
