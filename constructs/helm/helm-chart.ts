import { mkdirSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import type { Chart } from 'cdk8s';
import { chartFile, checkFacts } from './chart-file';
import { finishCharts, type FinishedCharts } from './finished-charts';
import { secretsFile, type GeneratedSecret } from './generated-secret';
import { helpersFile } from './helpers-file';
import { readmeFile } from './readme-file';
import { componentValues, singleOwner } from './single-component';
import { templates } from './templates';
import { declaredValues, ValueTree } from './value-tree';
import { valuesFile } from './values-file';
import { ValuesLayout } from './values-layout';
import { valuesSchema } from './values-schema';
import { contentHash } from '../core/hash';

/** A Helm chart made of cdk8s charts. */
export interface HelmChartProps {
  /** Name of the chart. */
  readonly name: string;
  /** Version of the chart, a semantic version. */
  readonly version: string;
  /** Version of what it installs. */
  readonly appVersion: string;
  /** What it is, in a sentence. */
  readonly description: string;
  /** What it installs: a template for each. */
  readonly charts: Chart[];
  /**
   * What `helm test` runs, and what that needs.
   * @default - nothing
   */
  readonly tests?: Chart[];
  /**
   * How its values are grouped.
   * @default ValuesLayout.NAMESPACED
   */
  readonly values?: ValuesLayout;
  /**
   * What Helm says after an installation, as a template: `{{ .Values.edge.shop.host }}` is a value in it.
   * @default - how to see what is there
   */
  readonly notes?: string;
  /**
   * Secrets that it fills by chance where they are missing.
   * @default - none
   */
  readonly generatedSecrets?: GeneratedSecret[];
  /**
   * Which versions of Kubernetes it is for.
   * @default '>=1.30.0-0'
   */
  readonly kubeVersion?: string;
  /**
   * Whether a hash of the content is appended to the version, as build metadata: then another content is another version.
   * @default false
   */
  readonly contentVersion?: boolean;
}

/**
 * A Helm chart whose templates are the manifests, with values where constructs say that a field is one: images, replicas,
 * autoscaling bounds, resources, hosts, storage sizes, log levels. Rendered with its defaults it is the manifests.
 * @see https://helm.sh/docs/topics/charts/
 */
export class HelmChart {
  /** Makes a chart of cdk8s charts; nothing is written yet. */
  public static of(props: HelmChartProps): HelmChart {
    return HelmChart._of(finishCharts(props.charts, props.tests ?? []), props);
  }

  /** The same of charts that are finished already. @internal */
  public static _of(finished: FinishedCharts, props: Omit<HelmChartProps, 'charts' | 'tests'>): HelmChart {
    const { values } = finished.marks;
    const layout = props.values ?? ValuesLayout.NAMESPACED;
    const single = layout === ValuesLayout.SINGLE ? singleOwner(values) : undefined;
    const named = single === undefined ? [] : componentValues(single);
    const tree = new ValueTree(layout, [...named, ...declaredValues(values, layout)]);
    return new HelmChart(props, tree, {
      'values.yaml': valuesFile(tree),
      'values.schema.json': valuesSchema(tree),
      'templates/_helpers.tpl': helpersFile(props.name),
      'templates/NOTES.txt': props.notes ?? NOTES,
      ...secrets(props),
      ...templates(finished, { chart: props.name, tree, single }),
    });
  }

  /** Version, with the hash of the content where it was asked for. */
  public readonly version: string;
  /** Its files: path below the chart's folder to content. */
  public readonly files: { [path: string]: string };

  private constructor(
    props: Omit<HelmChartProps, 'charts' | 'tests'>,
    tree: ValueTree,
    content: { [path: string]: string },
  ) {
    this.version = props.contentVersion === true ? `${props.version}+${contentHash(content)}` : props.version;
    const facts = { kubeVersion: '>=1.30.0-0', ...props, version: this.version };
    checkFacts(facts);
    this.files = { 'Chart.yaml': chartFile(facts), 'README.md': readmeFile(facts, tree), ...content };
  }

  /** Writes the chart into a folder, which is made where it is missing. Files of other names are left alone. */
  public write(folder: string): void {
    for (const [path, text] of Object.entries(this.files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
}

const NOTES = `What is installed: helm get manifest <release>
What it can be told: helm show values <chart>
`;

function secrets({ name, generatedSecrets }: Omit<HelmChartProps, 'charts' | 'tests'>): { [path: string]: string } {
  return generatedSecrets === undefined ? {} : { 'templates/secrets.yaml': secretsFile(name, generatedSecrets) };
}
