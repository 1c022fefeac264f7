import type { FinishedCharts } from '../constructs/helm/finished-charts';
import { HelmChart } from '../constructs';
import { version } from '../package.json';
import type { Environment } from '../stacks/environments/environment';
import { secretPlaces } from '../stacks/secrets';

/** Name of the platform's Helm chart, and of its release. */
export const CHART_NAME = 'commerce';

/** Makes the Helm chart of an environment. Where no store fills the Secrets, the chart does. */
export function platformChart(environment: Environment, finished: FinishedCharts): HelmChart {
  return HelmChart._of(finished, {
    name: CHART_NAME,
    version,
    appVersion: version,
    contentVersion: true,
    description: `The shop and its payment system, for ${environment.name}`,
    generatedSecrets: environment.secretStore === undefined ? generated(environment) : undefined,
    notes: notes(environment),
  });
}

function generated(environment: Environment) {
  return secretPlaces(environment).map(({ secret, zone }) => ({ namespace: zone, secret }));
}

function notes({ name, edge }: Environment): string {
  const address =
    edge.form === 'node-port'
      ? 'http://<a node>:{{ .Values.edge.storefront.nodePort }}'
      : 'https://{{ .Values.edge.shop.host }}';
  return `The shop of ${name} is at ${address}`;
}
