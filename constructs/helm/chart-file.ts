import { Yaml } from 'cdk8s';
import { refuse, shown } from '../core/errors';
import { checkObjectName } from '../core/names';

/** What `Chart.yaml` says. */
export interface ChartFacts {
  readonly name: string;
  readonly version: string;
  readonly appVersion: string;
  readonly description: string;
  readonly kubeVersion: string;
}

/** @see https://semver.org/#is-there-a-suggested-regular-expression-regex-to-check-a-semver-string */
const SEMANTIC_VERSION =
  /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*)?(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$/;

/** Refuses what Helm would not take. */
export function checkFacts({ name, version, description }: ChartFacts): void {
  checkObjectName(name, 'HelmChart name');
  if (!SEMANTIC_VERSION.test(version)) {
    refuse({
      code: 'CHART_INVALID',
      place: `HelmChart ${name}`,
      expected: "the chart's version must be a semantic version",
      got: shown(version),
      example: shown('0.1.0'),
    });
  }
  if (description.trim() === '') {
    refuse({
      code: 'CHART_INVALID',
      place: `HelmChart ${name}`,
      expected: 'a chart must say what it is for',
      got: shown(description),
      example: `description: 'The shop and its payment system'`,
    });
  }
}

/** `Chart.yaml`. @see https://helm.sh/docs/topics/charts/#the-chartyaml-file */
export function chartFile({ name, version, appVersion, description, kubeVersion }: ChartFacts): string {
  return Yaml.stringify({ apiVersion: 'v2', name, description, type: 'application', version, appVersion, kubeVersion });
}
