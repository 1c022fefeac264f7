import { join } from 'path';
import { renderRelease } from './release';
import { replaceFolder } from './write';
import type { Environment } from '../stacks/environments/environment';
import { synthTerraform } from '../stacks/terraform/app';
import { chartFolder } from '../stacks/terraform/commerce-stack';

/**
 * Writes the Terraform stacks of environments, and beside each release its Helm chart: everything is rendered before
 * anything is written.
 */
export function writeTerraform(environments: readonly Environment[]): void {
  const releases = environments.map(renderRelease);
  const folder = withoutSourceMaps(() => synthTerraform(releases));
  for (const { environment, files } of releases) {
    replaceFolder(join(folder, chartFolder(environment)), files);
  }
}

/** cdktf keeps a stack trace of every reference, which nobody sees: each frame would be looked up in a source map. */
function withoutSourceMaps<T>(run: () => T): T {
  const before = process.sourceMapsEnabled;
  process.setSourceMapsEnabled(false);
  try {
    return run();
  } finally {
    if (before) {
      process.setSourceMapsEnabled(true);
    }
  }
}
