import { stacksOf } from './stacks';
import { GKE, VARIANTS } from './variants';
import type { AddOnName } from '../../stacks/environments/add-ons';
import type { ClusterValues } from '../../stacks/environments/cluster';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import { SETUPS } from '../../stacks/terraform/add-ons';
import { registriesOf, unpinnedOf } from '../../stacks/registries';

const MESH: readonly AddOnName[] = ['istio-base', 'istio-cni', 'istiod'];

/** The values of one chart of the mesh. */
function valuesOf(name: AddOnName, environment: Environment = production): Record<string, unknown> {
  return SETUPS[name].values(environment) as Record<string, unknown>;
}

function on(cluster: ClusterValues): Environment {
  return { ...production, cluster };
}

describe('the mesh', () => {
  test('is installed from its definitions to its sidecars, before what reads its metrics', () => {
    const stack = stacksOf([production]).find(({ name }) => name === 'production-addons');
    const releases = (stack?.json.resource?.helm_release ?? {}) as Record<string, { depends_on: string[] }>;
    expect(releases['istio-cni']?.depends_on).toEqual(['helm_release.istio-base']);
    expect(releases.istiod?.depends_on).toEqual(['helm_release.istio-cni']);
    expect(releases['kube-prometheus-stack']?.depends_on).toEqual(['helm_release.istiod']);
  });

  test('is one version', () => {
    const stack = stacksOf([production]).find(({ name }) => name === 'production-addons');
    const releases = (stack?.json.resource?.helm_release ?? {}) as Record<string, { version: string }>;
    expect(MESH.map((name) => releases[name]?.version)).toEqual(['1.30.3', '1.30.3', '1.30.3']);
  });

  test('survives a node: three control planes, of which two stay', () => {
    expect(valuesOf('istiod')).toMatchObject({
      autoscaleEnabled: true,
      autoscaleMin: 3,
      pdb: { minAvailable: 2 },
      global: { priorityClassName: 'add-ons' },
      topologySpreadConstraints: [{ topologyKey: 'topology.kubernetes.io/zone' }],
    });
  });

  test('is one where nothing need survive, and the chart makes no budget for it', () => {
    expect(valuesOf('istiod', development)).toMatchObject({
      autoscaleEnabled: false,
      autoscaleMin: 1,
      replicaCount: 1,
    });
  });

  test('lets nothing out that was not declared, and speaks no old TLS', () => {
    const { meshConfig } = valuesOf('istiod');
    expect(meshConfig).toEqual({
      accessLogFile: '/dev/stdout',
      accessLogEncoding: 'JSON',
      outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
      meshMTLS: { minProtocolVersion: 'TLSV1_2' },
      enablePrometheusMerge: false,
    });
  });

  test('calls itself and the cluster as the rules do', () => {
    const named: Environment = {
      ...production,
      mesh: {
        form: 'istio',
        proxy: { cpu: '50m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' },
        trustDomain: 'shop.example.com',
        clusterDomain: 'cluster.shop',
      },
    };
    expect(valuesOf('istiod', named)).toMatchObject({
      meshConfig: { trustDomain: 'shop.example.com' },
      global: { proxy: { clusterDomain: 'cluster.shop' } },
    });
  });

  test('asks pods for no more than Pod Security admits: the plugin of the nodes does the rest', () => {
    const seccompProfile = { type: 'RuntimeDefault' };
    expect(valuesOf('istiod')).toMatchObject({
      cni: { enabled: true },
      seccompProfile,
      global: { proxy: { seccompProfile } },
      env: { ENABLE_NATIVE_SIDECARS: 'true' },
    });
  });

  test('makes no Gateways and no classes of them: those are another add-on’s', () => {
    expect(valuesOf('istiod')).toMatchObject({
      env: {
        PILOT_ENABLE_GATEWAY_API_DEPLOYMENT_CONTROLLER: 'false',
        PILOT_ENABLE_GATEWAY_API_GATEWAYCLASS_CONTROLLER: 'false',
      },
    });
  });

  test('tells nobody outside: no tracer, no collector, no address', () => {
    expect(JSON.stringify(MESH.map((name) => valuesOf(name)))).not.toMatch(/trac|https?:|zipkin|collector/i);
  });

  test('finds the nodes’ plugins where each cluster keeps them', () => {
    expect(valuesOf('istio-cni', on(GKE))).toMatchObject({
      cniBinDir: '/home/kubernetes/bin',
      // Google lets pods of the nodes' own priority run outside kube-system by a quota alone, which the chart makes.
      global: { platform: 'gke' },
    });
    expect(valuesOf('istio-cni')).not.toHaveProperty('cniBinDir');
    expect(valuesOf('istio-cni').global).not.toHaveProperty('platform');
  });

  test('takes its images from where admission lets them come from, the sidecar unpinned where cards are', () => {
    const { hub } = valuesOf('istiod').global as { hub: string };
    expect(registriesOf(production)).toContain(hub);
    expect(unpinnedOf(production)).toMatchObject({ [`${hub}/proxyv2`]: "the mesh's own sidecar" });
    const without = { ...production, addOns: production.addOns.filter((name) => name !== 'istiod') };
    expect(registriesOf(without)).not.toContain(hub);
    expect(Object.keys(unpinnedOf(without))).not.toContain(`${hub}/proxyv2`);
  });

  test('is asked for its metrics by the Prometheus that is there, which has no monitor of it otherwise', () => {
    const asked = (environment: Environment) =>
      (valuesOf('kube-prometheus-stack', environment) as { prometheus: { additionalPodMonitors: { name: string }[] } })
        .prometheus.additionalPodMonitors;
    expect(asked(production)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          name: 'istiod',
          namespaceSelector: { matchNames: ['istio-system'] },
          selector: { matchLabels: { app: 'istiod' } },
          podMetricsEndpoints: [{ port: 'http-monitoring', path: '/metrics' }],
        }),
        expect.objectContaining({ name: 'istio-cni', namespaceSelector: { matchNames: ['istio-cni'] } }),
      ]),
    );
    expect(asked({ ...production, addOns: [] })).toEqual([]);
  });
});

test.each(['production-cluster', 'gke-cluster'])('the API server reaches its webhooks on the nodes of %s', (name) => {
  const google = VARIANTS.filter((environment) => environment.name === 'gke');
  const stack = stacksOf([production, ...google]).find((one) => one.name === name);
  const rules = /"(node_security_group_additional_rules|firewall_inbound_ports)":(\{[^}]*\}|\[[^\]]*\])/;
  expect(rules.exec(JSON.stringify(stack?.json))?.[2]).toContain('15017');
});
