import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TerraformStack } from 'cdktf';
import { terraformApp } from './app';
import { clusterStackName } from './cluster/names';
import type { Environment } from '../environments/environment';

/** What each module of a cluster's stack is given, by the module's name. */
export interface TerraformModules {
  readonly [module: string]: { readonly [field: string]: unknown } | undefined;
}

/** The modules of the stack that makes an environment's cluster; none where it makes resources alone, or is there already. */
export function clusterModules(environment: Environment): TerraformModules {
  const folder = mkdtempSync(join(tmpdir(), 'commerce-cluster-'));
  try {
    const stack = terraformApp([environment], folder).node.tryFindChild(clusterStackName(environment));
    const made = stack instanceof TerraformStack ? (stack.toTerraform() as { readonly module?: TerraformModules }) : {};
    return made.module ?? {};
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
