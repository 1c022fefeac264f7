import type { Controller } from './form';
import { scaleOf } from './scale';
import { secondsOf } from '../../core/amounts';
import type { Blueprint } from '../blueprint';
import type { SettledSizing } from '../settled-sizing';
import { targetRef } from '../target-ref';
import { Duration } from 'cdk8s';

/** Times that every Rollout of Argo's has. */
export interface ArgoTimes {
  readonly minReady?: Duration;
  readonly progressDeadline?: Duration;
}

/** The fields of a Rollout's spec that say when a pod counts, and when a version is given up: then the old one serves on. */
export function argoTimes({ minReady, progressDeadline }: ArgoTimes, place: string) {
  return {
    minReadySeconds: secondsOf(minReady ?? Duration.seconds(5), { field: 'minReady', place, least: 0 }),
    ...(progressDeadline === undefined
      ? {}
      : { progressDeadlineSeconds: secondsOf(progressDeadline, { field: 'progressDeadline', place }) }),
    progressDeadlineAbort: true,
  };
}

/** The one Rollout of a workload, in place of its Deployment. */
export function argoController(workload: Blueprint, sizing: SettledSizing, fields: Controller['fields']): Controller {
  return {
    id: 'rollout',
    target: targetRef('Rollout', workload.name),
    suffix: '',
    workload,
    versionLabel: 'rollouts-pod-template-hash',
    scale: scaleOf(workload, sizing),
    fields,
  };
}
