import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { analysisRef, writeAnalysis } from './analysis-template';
import { argoController, argoTimes } from './argo';
import type { ArgoCanaryProps } from './argo-canary-props';
import { canarySteps } from './canary-steps';
import { routeKind, writeServiceRoute } from './canary-route';
import type { Ahead, Controller, RolloutForm } from './form';
import { checkReference } from '../../core/object-names';
import type { Blueprint } from '../blueprint';
import type { SettledSizing } from '../settled-sizing';

const FACTORY = 'Rollout.argoCanary';

/** Argo's name of the plugin that sets weights in routes of the Gateway API. */
const PLUGIN = 'argoproj-labs/gatewayAPI';

const ANALYSIS = 'analysis';

/** A Rollout, a Service for each of the two versions, and a route that divides the requests between them. */
export class ArgoCanary implements RolloutForm {
  public readonly factory = FACTORY;
  public readonly maxUnavailable = PercentOrAbsolute.absolute(0);
  public readonly replaces = ['service'] as const;
  public readonly divides = true;

  private readonly times: ReturnType<typeof argoTimes>;
  private readonly steps: object[];

  constructor(private readonly props: ArgoCanaryProps) {
    this.times = argoTimes(props, FACTORY);
    this.steps = canarySteps(props.steps, FACTORY);
    checkReference(props.route ?? 'none', 'route', FACTORY);
  }

  public serving(workload: Blueprint): Blueprint {
    return workload;
  }

  public ahead(workload: Blueprint): Ahead[] {
    return [{ id: 'canary', service: canary(workload), workload, weighted: this.props.route !== undefined }];
  }

  public controllers(workload: Blueprint, sizing: SettledSizing): Controller[] {
    const { analysis, route = workload.name } = this.props;
    const strategy = {
      canary: {
        stableService: workload.names.service,
        canaryService: canary(workload),
        trafficRouting: {
          plugins: { [PLUGIN]: { [this.routeField(workload)]: route, namespace: workload.namespace } },
        },
        ...(analysis === undefined ? {} : { analysis: { ...analysisRef(workload, ANALYSIS), startingStep: 1 } }),
        steps: this.steps,
      },
    };
    return [argoController(workload, sizing, { ...this.times, strategy })];
  }

  public writeBeside(scope: Construct, workload: Blueprint): void {
    const { analysis, route } = this.props;
    if (analysis !== undefined) {
      writeAnalysis(scope, workload, ANALYSIS, analysis);
    }
    if (route === undefined) {
      writeServiceRoute(scope, workload, canary(workload));
    }
  }

  /** The edge's routes are of HTTP. */
  private routeField(workload: Blueprint): string {
    return this.props.route === undefined && routeKind(workload) === 'GRPCRoute' ? 'grpcRoute' : 'httpRoute';
  }
}

function canary({ names }: Blueprint): string {
  return `${names.service}-canary`;
}
