import { disk, type ClaimTemplate } from './storage';
import { ENVOY_MONITORS } from '../envoy-gateway';
import { ISTIO_MONITORS } from '../istio';
import {
  ADD_ON_PRIORITY,
  budget,
  replicas,
  resources,
  spread,
  type Budget,
  type PodResources,
  type Spread,
} from '../parts';
import { isPresent } from '../../../add-ons/presence';
import type { Environment } from '../../../environments/environment';

/** Prometheus, as the chart takes it. */
export interface PrometheusValues {
  readonly podDisruptionBudget: Budget;
  readonly networkPolicy: {
    readonly enabled: boolean;
    readonly ingress: readonly object[];
    readonly egress: readonly object[];
  };
  readonly additionalPodMonitors: readonly object[];
  readonly prometheusSpec: {
    readonly replicas: number;
    readonly retention: string;
    readonly retentionSize: string;
    readonly storageSpec: ClaimTemplate;
    readonly resources: PodResources;
    readonly priorityClassName: string;
    readonly podAntiAffinity: 'hard';
    readonly topologySpreadConstraints: readonly Spread[];
    readonly serviceMonitorSelectorNilUsesHelmValues: boolean;
    readonly podMonitorSelectorNilUsesHelmValues: boolean;
    readonly ruleSelectorNilUsesHelmValues: boolean;
    readonly probeSelectorNilUsesHelmValues: boolean;
    readonly scrapeConfigSelectorNilUsesHelmValues: boolean;
  };
}

/** Reads every monitor and every rule of the cluster, two weeks of them, on a disk of its own. */
export function prometheus(environment: Environment): PrometheusValues {
  return {
    podDisruptionBudget: budget(environment),
    // The chart's policy lets nothing in or out by itself: scrapes go anywhere, questions come from this namespace.
    networkPolicy: { enabled: true, ingress: [{ from: [{ podSelector: {} }] }], egress: [{}] },
    additionalPodMonitors: [
      ...(isPresent(environment, 'envoy-gateway') ? ENVOY_MONITORS : []),
      ...(isPresent(environment, 'istiod') ? ISTIO_MONITORS : []),
    ],
    prometheusSpec: {
      replicas: replicas(environment, 2),
      retention: '15d',
      retentionSize: '90GB',
      storageSpec: disk(environment, '100Gi'),
      resources: resources('1', '4Gi', '8Gi'),
      priorityClassName: ADD_ON_PRIORITY,
      podAntiAffinity: 'hard',
      topologySpreadConstraints: spread('prometheus'),
      // Else it reads the monitors of its own release alone.
      serviceMonitorSelectorNilUsesHelmValues: false,
      podMonitorSelectorNilUsesHelmValues: false,
      ruleSelectorNilUsesHelmValues: false,
      probeSelectorNilUsesHelmValues: false,
      scrapeConfigSelectorNilUsesHelmValues: false,
    },
  };
}
