import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Analysis } from './analysis';
import { checkObjectName } from '../../core/names';
import { metadataOf, type Blueprint } from '../blueprint';

/** The hash of the version that is asked about. */
const HASH = 'hash';

/** Writes what an analysis asks. */
export function writeAnalysis(scope: Construct, workload: Blueprint, part: string, analysis: Analysis): void {
  new ApiObject(scope, part, {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisTemplate',
    metadata: metadataOf(workload, templateName(workload, part)),
    spec: { args: [{ name: HASH }], metrics: [analysis._metric] },
  });
}

/** How a Rollout names it. */
export function analysisRef(workload: Blueprint, part: string) {
  return {
    templates: [{ templateName: templateName(workload, part) }],
    args: [{ name: HASH, valueFrom: { podTemplateHashValue: 'Latest' } }],
  };
}

function templateName({ name, place }: Blueprint, part: string): string {
  return checkObjectName(`${name}-${part}`, place);
}
