import { manifestsOf, type Manifest } from './manifests';
import { production } from '../../stacks/environments/production';

const ZONES = ['commerce', 'edge', 'payments', 'vault'];
const LABELS = { 'sidecar.istio.io/inject': 'true' };
const objects = manifestsOf(production);

function named(kind: string, name: string): Manifest[] {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  return found.sort((one, other) => ((one.metadata.namespace ?? '') < (other.metadata.namespace ?? '') ? -1 : 1));
}

describe('the metrics of sidecars', () => {
  test('are read in every zone that has some, from the page of the proxy itself', () => {
    const monitors = named('PodMonitor', 'sidecars');
    expect(monitors.map(({ metadata }) => metadata.namespace)).toEqual(ZONES);
    for (const { spec } of monitors) {
      expect(spec).toMatchObject({
        selector: { matchLabels: LABELS },
        podMetricsEndpoints: [{ port: 'http-envoy-prom', path: '/stats/prometheus' }],
      });
    }
  });

  test('are let out to Prometheus and to nobody else, by one port', () => {
    const policies = named('NetworkPolicy', 'sidecars-15090-from-prometheus.monitoring');
    expect(policies.map(({ metadata }) => metadata.namespace)).toEqual(ZONES);
    for (const { spec } of policies) {
      expect(spec).toEqual({
        podSelector: { matchLabels: LABELS },
        policyTypes: ['Ingress'],
        ingress: [
          {
            from: [
              {
                namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
                podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } },
              },
            ],
            ports: [{ port: 15090, protocol: 'TCP' }],
          },
        ],
      });
    }
  });

  test('wake somebody up', () => {
    const [rule, ...more] = named('PrometheusRule', 'mesh');
    expect(more).toEqual([]);
    const { groups } = rule?.spec as { groups: { rules: { alert: string }[] }[] };
    expect(groups.flatMap(({ rules }) => rules.map(({ alert }) => alert))).toEqual([
      'MeshControlPlaneDown',
      'MeshCertificatesRefused',
      'MeshRootExpires',
      'MeshConfigurationRejected',
    ]);
  });

  test('are not looked for where there is no mesh', () => {
    const outside = manifestsOf({ ...production, mesh: undefined });
    const text = JSON.stringify(outside.filter(({ kind }) => kind !== 'ValidatingAdmissionPolicy'));
    expect(text).not.toMatch(/15090|citadel|sidecar\.istio/);
  });

  test('do not count for autoscaling: it goes by the program’s own container', () => {
    const scalers = (found: readonly Manifest[]) =>
      found.flatMap(({ kind, spec }) =>
        kind === 'HorizontalPodAutoscaler' ? (spec as { metrics: { type: string }[] }).metrics : [],
      );
    const types = (found: readonly Manifest[]) => new Set(scalers(found).map(({ type }) => type));
    expect(types(objects)).toEqual(new Set(['ContainerResource', 'Pods']));
    expect(types(manifestsOf({ ...production, mesh: undefined }))).toEqual(new Set(['Resource', 'Pods']));
  });
});
