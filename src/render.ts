import { platformChart } from './chart';
import { finishedPlatform, type FinishedPlatform } from './finished';
import { CommerceError } from '../constructs/core/errors';
import { checkEnvironment } from '../stacks/environments/check';
import type { Environment } from '../stacks/environments/environment';

/** A file to be written: its path below the environment's folder, and its text. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

/** Everything that synth writes for one environment, manifests and Helm chart; nothing is written here. */
export function renderEnvironment(environment: Environment): RenderedFile[] {
  return rendered(environment, (finished) => [...manifests(finished), ...chart(environment, finished)]);
}

/** The manifests alone. */
export function renderManifests(environment: Environment): RenderedFile[] {
  return rendered(environment, manifests);
}

/** What is made of an environment's platform. Constructs know no environment: what they refuse is said to be of this one. */
export function rendered<T>(environment: Environment, render: (finished: FinishedPlatform) => T): T {
  checkEnvironment(environment);
  try {
    return render(finishedPlatform(environment));
  } catch (error) {
    throw error instanceof CommerceError
      ? new CommerceError(error.issues.map((issue) => ({ ...issue, place: `${environment.name}/${issue.place}` })))
      : error;
  }
}

function manifests({ charts, marks }: FinishedPlatform): RenderedFile[] {
  return charts.map((one) => ({ path: `manifests/${one.name}.k8s.yaml`, text: one.manifests(marks) }));
}

function chart(environment: Environment, finished: FinishedPlatform): RenderedFile[] {
  return Object.entries(platformChart(environment, finished).files).map(([path, text]) => ({
    path: `chart/${path}`,
    text,
  }));
}
