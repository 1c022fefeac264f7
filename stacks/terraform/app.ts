import { App } from 'cdktf';
import { AddOnsStack } from './add-ons-stack';
import { neededAddOns } from './add-ons/needed';
import type { Environment } from '../environments/environment';

/** Writes the Terraform stacks to the folder that the cdktf CLI names: `<environment>-addons`, where any are needed. */
export function synthTerraform(environments: readonly Environment[]): void {
  const app = new App();
  for (const environment of environments) {
    const addOns = neededAddOns(environment);
    if (addOns.length > 0) {
      new AddOnsStack(app, `${environment.name}-addons`, { environment, addOns });
    }
  }
  app.synth();
}
