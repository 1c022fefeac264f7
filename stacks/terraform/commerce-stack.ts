import { Release } from '@cdktf/provider-helm/lib/release';
import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { reachCluster } from './cluster-access';
import { keepState } from './state';
import type { Environment } from '../environments/environment';

/**
 * Namespace of the release's record, which Helm keeps in Secrets. Nothing runs in it: the platform's own namespaces are
 * objects of the chart.
 */
export const RELEASE_NAMESPACE = 'commerce-release';

/** Revisions that Helm keeps to roll back to. */
const MAX_HISTORY = 10;

/** A Helm chart that is written beside the stack's JSON. */
export interface ReleasedChart {
  /** Name of the chart, and of its release. */
  readonly name: string;
  /** Version with a hash of the content: another content is another plan. */
  readonly version: string;
}

/** Which platform, on which cluster. */
export interface CommerceStackProps {
  readonly environment: Environment;
  readonly chart: ReleasedChart;
  /** How long an installation or an upgrade may take until it is rolled back, in seconds. */
  readonly timeoutSeconds: number;
}

/** Name of the stack that releases an environment's platform, and of its state. */
export function commerceStackName(environment: Environment): string {
  return `${environment.name}-commerce`;
}

/** Where the chart of an environment is written, below the folder of all stacks' output. */
export function chartFolder(environment: Environment): string {
  return `stacks/${commerceStackName(environment)}/chart`;
}

/** The platform of one environment, as a release of its Helm chart: installed or upgraded wholly, or not at all. */
export class CommerceStack extends TerraformStack {
  constructor(scope: Construct, id: string, { environment, chart, timeoutSeconds }: CommerceStackProps) {
    super(scope, id);
    keepState(this, environment.state);
    reachCluster(this, environment);
    this.release(chart, timeoutSeconds);
  }

  private release({ name, version }: ReleasedChart, timeout: number): void {
    new Release(this, 'release', {
      name,
      namespace: this.namespace().metadata.name,
      // Terraform runs in the stack's own folder.
      chart: './chart',
      version,
      timeout,
      atomic: true,
      cleanupOnFail: true,
      wait: true,
      // A schema's change that fails ends the release at once; pods would wait for it until the end.
      waitForJobs: true,
      maxHistory: MAX_HISTORY,
      // What is declared is what runs: no value that somebody set by hand is carried over.
      resetValues: true,
    });
  }

  private namespace(): NamespaceV1 {
    const levels = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']);
    return new NamespaceV1(this, 'namespace', {
      metadata: { name: RELEASE_NAMESPACE, labels: Object.fromEntries(levels) as { [label: string]: string } },
    });
  }
}
