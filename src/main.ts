import { join } from 'path';
import { renderEnvironment } from './render';
import { replaceFolder } from './write';
import { CommerceError } from '../constructs/core/errors';
import { ENVIRONMENTS, environmentNamed } from '../stacks/environments';

/** Writes the manifests of the named environments, or of all: everything is rendered before anything is written. */
function main(names: readonly string[], folder: string): void {
  const environments = names.length > 0 ? names.map(environmentNamed) : ENVIRONMENTS;
  const rendered = environments.map((environment) => ({ environment, files: renderEnvironment(environment) }));
  for (const { environment, files } of rendered) {
    replaceFolder(join(folder, environment.name), files);
  }
}

try {
  main(process.argv.slice(2), process.env.CDK8S_OUTDIR ?? 'dist');
} catch (error) {
  if (!(error instanceof CommerceError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
