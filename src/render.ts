import { App, Yaml } from 'cdk8s';
import { finishedCharts, type FinishedChart } from './finished';
import { CommerceError } from '../constructs/core/errors';
import { checkEnvironment } from '../stacks/environments/check';
import type { Environment } from '../stacks/environments/environment';
import { platform } from '../stacks/platform';

/** A file to be written: its path below the environment's folder, and its text. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that synth writes for one environment; nothing is written here. */
export function renderEnvironment(environment: Environment): RenderedFile[] {
  checkEnvironment(environment);
  return placedIn(environment, chartsOf).map(({ name, objects }) => ({
    path: `manifests/${name}.k8s.yaml`,
    text: Yaml.stringify(...objects),
  }));
}

function chartsOf(environment: Environment): FinishedChart[] {
  const app = new App();
  platform(app, environment);
  return finishedCharts(app);
}

/** Constructs know no environment: what they refuse is said to be of this one. */
function placedIn<T>(environment: Environment, run: (environment: Environment) => T): T {
  try {
    return run(environment);
  } catch (error) {
    throw error instanceof CommerceError
      ? new CommerceError(error.issues.map((issue) => ({ ...issue, place: `${environment.name}/${issue.place}` })))
      : error;
  }
}
