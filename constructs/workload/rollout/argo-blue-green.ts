import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { analysisRef, writeAnalysis } from './analysis-template';
import { argoController, argoTimes } from './argo';
import type { ArgoBlueGreenProps } from './argo-blue-green-props';
import type { Ahead, Controller, RolloutForm } from './form';
import { secondsOf } from '../../core/amounts';
import { wholeNumber } from '../../core/value-kinds';
import { checkWhole } from '../../core/whole-number';
import type { Blueprint } from '../blueprint';
import type { SettledSizing } from '../settled-sizing';

const FACTORY = 'Rollout.argoBlueGreen';

/** Seconds in which every node hears that a Service has changed: the least that Argo recommends. */
const LEAST_DELAY = 30;

/** A Rollout, and the Services that Argo points at one version each. */
export class ArgoBlueGreen implements RolloutForm {
  public readonly factory = FACTORY;
  public readonly maxUnavailable = PercentOrAbsolute.absolute(0);
  public readonly replaces = ['service'] as const;
  public readonly divides = false;

  private readonly times: ReturnType<typeof argoTimes>;
  private readonly promotion: object;

  constructor(private readonly props: ArgoBlueGreenProps) {
    this.times = argoTimes(props, FACTORY);
    this.promotion = promotion(props);
  }

  public serving(workload: Blueprint): Blueprint {
    return workload;
  }

  public ahead(workload: Blueprint): Ahead[] {
    return [{ id: 'preview', service: preview(workload), workload }];
  }

  public controllers(workload: Blueprint, sizing: SettledSizing): Controller[] {
    const { analysis, postPromotionAnalysis } = this.props;
    const blueGreen = {
      activeService: workload.names.service,
      previewService: preview(workload),
      ...this.previewCount(workload),
      ...this.promotion,
      ...(analysis === undefined ? {} : { prePromotionAnalysis: analysisRef(workload, BEFORE) }),
      ...(postPromotionAnalysis === undefined ? {} : { postPromotionAnalysis: analysisRef(workload, AFTER) }),
    };
    return [argoController(workload, sizing, { ...this.times, strategy: { blueGreen } })];
  }

  public writeBeside(scope: Construct, workload: Blueprint): void {
    for (const [part, analysis] of Object.entries({
      [BEFORE]: this.props.analysis,
      [AFTER]: this.props.postPromotionAnalysis,
    })) {
      if (analysis !== undefined) {
        writeAnalysis(scope, workload, part, analysis);
      }
    }
  }

  private previewCount({ owner }: Blueprint): object {
    const { previewReplicas } = this.props;
    const description = 'Replicas of a version that does not serve yet.';
    return previewReplicas === undefined
      ? {}
      : {
          previewReplicaCount: wholeNumber(owner, ['previewReplicas'], previewReplicas, { minimum: 1 }, description),
        };
  }
}

const BEFORE = 'pre-promotion';
const AFTER = 'post-promotion';

function preview({ names }: Blueprint): string {
  return `${names.service}-preview`;
}

function promotion({ autoPromotion, previewReplicas, scaleDownDelay }: ArgoBlueGreenProps): object {
  const place = FACTORY;
  if (previewReplicas !== undefined) {
    const example = 'Rollout.argoBlueGreen({ previewReplicas: 1 })';
    checkWhole(previewReplicas, { code: 'ROLLOUT_INVALID', field: 'previewReplicas', place, least: 1, example });
  }
  const delay = scaleDownDelay ?? Duration.seconds(LEAST_DELAY);
  return {
    autoPromotionEnabled: autoPromotion !== undefined,
    ...(autoPromotion === undefined
      ? {}
      : { autoPromotionSeconds: secondsOf(autoPromotion, { field: 'autoPromotion', place }) }),
    scaleDownDelaySeconds: secondsOf(delay, { field: 'scaleDownDelay', place, least: LEAST_DELAY }),
  };
}
