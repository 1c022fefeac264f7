import { App } from 'cdk8s';
import { CommerceError } from '../constructs/core/errors';
import { finishCharts, type FinishedCharts } from '../constructs/helm/finished-charts';
import type { FinishedObject } from '../constructs/policy/pass/objects';
import { objectIssues } from '../constructs/policy/policy-pass';
import { addOnIssues } from '../stacks/add-ons/issues';
import { ShopTest } from '../stacks/charts/smoke-test';
import type { Environment } from '../stacks/environments/environment';
import { nodeGroupIssues } from '../stacks/node-groups';
import { platform } from '../stacks/platform';

/** The platform of an environment, finished, and its objects as they reach the cluster. */
export interface FinishedPlatform extends FinishedCharts {
  readonly objects: readonly FinishedObject[];
}

/** Declares and finishes the platform of an environment. Its test is no part of the manifests, so it is an app apart. */
export function finishedPlatform(environment: Environment): FinishedPlatform {
  const [app, tests] = [new App(), new App()];
  const { storefront } = platform(app, environment);
  new ShopTest(tests, 'shop', environment, storefront);
  const finished = finishCharts(app.charts, tests.charts, { exemptions: true });
  const objects = finished.charts.flatMap((chart) => chart.objects(finished.marks));
  const hooks = finished.tests.flatMap((chart) => chart.objects(finished.marks));
  const issues = [
    ...objectIssues([...objects, ...hooks]),
    ...addOnIssues(environment, objects),
    ...nodeGroupIssues(environment, objects),
  ];
  if (issues.length > 0) {
    throw new CommerceError(issues);
  }
  return { ...finished, objects };
}
