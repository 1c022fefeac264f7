import { App } from 'cdk8s';
import type { Environment } from './environments/environment';
import { platform } from './platform';
import { MetricRules } from '../constructs';

/** What prometheus-adapter must know for the autoscalers of an environment. */
export function metricRulesOf(environment: Environment): MetricRules {
  const app = new App();
  platform(app, environment);
  return MetricRules.of(app);
}
