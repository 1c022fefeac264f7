import type { AddOn } from './add-on';

interface PrometheusOperatorCrdsValues {
  readonly crds: { readonly annotations: { readonly 'helm.sh/resource-policy': 'keep' } };
}

/**
 * Definitions alone: they stay when the release goes, and every monitor with them.
 * @see https://github.com/prometheus-community/helm-charts/tree/main/charts/prometheus-operator-crds
 */
export const prometheusOperatorCrds: AddOn = {
  values: (): PrometheusOperatorCrdsValues => ({ crds: { annotations: { 'helm.sh/resource-policy': 'keep' } } }),
};
