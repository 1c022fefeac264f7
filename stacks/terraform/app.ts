import { App } from 'cdktf';
import { AddOnsStack } from './add-ons-stack';
import { ClusterStack } from './cluster/cluster-stack';
import { clusterStackName } from './cluster/names';
import { CommerceStack, commerceStackName, type CommerceStackProps } from './commerce-stack';
import { storageClasses } from './storage-classes';
import type { Environment } from '../environments/environment';

/**
 * Writes the Terraform stacks to the folder that the cdktf CLI names, and gives that folder: those of `terraformApp`, and
 * `<environment>-commerce`, which is applied after its add-ons where one command names both.
 */
export function synthTerraform(releases: readonly CommerceStackProps[]): string {
  const app = terraformApp(releases.map(({ environment }) => environment));
  for (const release of releases) {
    const stack = new CommerceStack(app, commerceStackName(release.environment), release);
    const addOns = app.node.tryFindChild(`${release.environment.name}-addons`);
    if (addOns instanceof AddOnsStack) {
      stack.addDependency(addOns);
    }
  }
  app.synth();
  return app.outdir;
}

/**
 * The stacks of all environments, in the order in which they are applied: `<environment>-cluster`, where the cluster is
 * not there already, and `<environment>-addons`, where there is anything to install. `outdir`: the folder that the cdktf CLI names.
 */
export function terraformApp(environments: readonly Environment[], outdir?: string): App {
  const app = new App(outdir === undefined ? {} : { outdir });
  for (const environment of environments) {
    const { cluster } = environment;
    if (cluster.form !== 'existing') {
      new ClusterStack(app, clusterStackName(environment), { environment, cluster });
    }
    if (environment.addOns.length > 0 || storageClasses(environment).length > 0) {
      new AddOnsStack(app, `${environment.name}-addons`, environment);
    }
  }
  return app;
}
