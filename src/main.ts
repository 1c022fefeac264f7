import { join } from 'path';
import { renderEnvironment } from './render';
import { reportingErrors } from './report-errors';
import { replaceFolder } from './write';
import { ENVIRONMENTS, environmentNamed } from '../stacks/environments';

/** Writes the manifests of the named environments, or of all: everything is rendered before anything is written. */
function main(names: readonly string[], folder: string): void {
  const environments = names.length > 0 ? names.map(environmentNamed) : ENVIRONMENTS;
  const rendered = environments.map((environment) => ({ environment, files: renderEnvironment(environment) }));
  for (const { environment, files } of rendered) {
    replaceFolder(join(folder, environment.name), files);
  }
}

reportingErrors(() => main(process.argv.slice(2), process.env.CDK8S_OUTDIR ?? 'dist'));
