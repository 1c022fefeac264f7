import { CHART_NAME, platformChart } from './chart';
import { rendered, type RenderedFile } from './render';
import type { Environment } from '../stacks/environments/environment';
import { rolloutSeconds } from '../stacks/rollout-time';
import type { CommerceStackProps } from '../stacks/terraform/commerce-stack';

/** What Terraform releases of an environment. */
export interface RenderedRelease extends CommerceStackProps {
  /** Files of its Helm chart: their paths are below the chart's folder. */
  readonly files: readonly RenderedFile[];
}

/** Renders the release of an environment; nothing is written here. */
export function renderRelease(environment: Environment): RenderedRelease {
  return rendered(environment, (finished) => {
    const { version, files } = platformChart(environment, finished);
    return {
      environment,
      chart: { name: CHART_NAME, version },
      timeoutSeconds: rolloutSeconds(environment.cluster, finished.objects),
      files: Object.entries(files).map(([path, text]) => ({ path, text })),
    };
  });
}
