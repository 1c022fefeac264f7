import { App, Yaml } from 'cdk8s';
import { finishedCharts } from './finished';
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
  const app = new App();
  platform(app, environment);
  return finishedCharts(app).map(({ name, objects }) => ({
    path: `manifests/${name}.k8s.yaml`,
    text: Yaml.stringify(...objects),
  }));
}
