import { stacksOf } from './stacks';
import { VARIANTS } from './variants';
import { Definitions } from '../crds/definitions';
import { NAMESPACES } from '../../stacks/add-ons/namespaces';
import { installedAddOns } from '../../stacks/add-ons/presence';
import { ADD_ONS } from '../../stacks/add-ons/table';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { AddOnName } from '../../stacks/environments/add-ons';
import type { Environment } from '../../stacks/environments/environment';
import { development } from '../../stacks/environments/development';
import { production } from '../../stacks/environments/production';
import { CALLERS } from '../../stacks/terraform/cluster/names';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

interface Resource {
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string>; readonly annotations?: object };
  readonly [field: string]: unknown;
}

interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly version: string;
  readonly values: readonly [string];
  readonly depends_on: readonly string[];
  readonly [field: string]: unknown;
}

interface Resources {
  readonly helm_release: Record<string, Release>;
  readonly kubernetes_namespace_v1: Record<string, Resource>;
  readonly kubernetes_priority_class_v1: Record<string, Resource>;
  readonly kubernetes_storage_class_v1?: Record<string, Resource>;
}

const ALL: readonly Environment[] = [...ENVIRONMENTS, ...VARIANTS];
const STACKS = new Map(stacksOf(ALL).map(({ name, json }) => [name, json.resource as unknown as Resources]));

function stackOf({ name }: Environment): Resources {
  const stack = STACKS.get(`${name}-addons`);
  if (stack === undefined) throw new Error(`no add-ons stack of ${name}`);
  return stack;
}

/** The values of one release, parsed. */
function valuesOf(environment: Environment, name: AddOnName): Record<string, unknown> {
  const release = stackOf(environment).helm_release[name];
  if (release === undefined) throw new Error(`no release ${name} in ${environment.name}`);
  return JSON.parse(release.values[0]) as Record<string, unknown>;
}

describe.each(ALL)('the add-ons of $name', (environment) => {
  const { helm_release: releases, ...ground } = stackOf(environment);
  const names = installedAddOns(environment);

  test('are pinned, roll back by themselves, and are waited for', () => {
    expect(Object.keys(releases).sort()).toEqual([...environment.addOns].sort());
    for (const release of Object.values(releases)) {
      expect(release).toMatchObject({ atomic: true, cleanup_on_fail: true, wait: true, max_history: 5, timeout: 900 });
      expect(release.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    }
  });

  test('are installed one after the other, the first after all that they stand on', () => {
    const first = releases[names[0] ?? ''];
    const stands = Object.entries(ground).flatMap(([type, made]) => Object.keys(made).map((id) => `${type}.${id}`));
    expect([...(first?.depends_on ?? [])].sort()).toEqual(stands.sort());
    for (const [index, name] of names.slice(1).entries()) {
      expect(releases[name]?.depends_on).toEqual([`helm_release.${names[index] ?? ''}`]);
    }
  });

  test('live in namespaces that are made with Pod Security labels, or that are the cluster’s own', () => {
    const made = Object.values(ground.kubernetes_namespace_v1).map(({ metadata }) => metadata);
    const used = names.flatMap((name) => [ADD_ONS[name].namespace, ...(ADD_ONS[name].alsoIn ?? [])]);
    expect([...made.map(({ name }) => name), 'kube-system']).toEqual(expect.arrayContaining(used));
    expect(used).toEqual(expect.arrayContaining(made.map(({ name }) => name)));
    for (const { name, labels } of made) {
      const level = ['istio-cni', 'node-exporter'].includes(name) ? 'privileged' : 'restricted';
      for (const mode of ['enforce', 'audit', 'warn']) {
        expect(labels?.[`pod-security.kubernetes.io/${mode}`]).toBe(level);
      }
    }
  });

  test('hold no password, and nothing that Terraform would read as its own language', () => {
    for (const { values } of Object.values(releases)) {
      expect(values[0]).not.toMatch(/\$\{|%\{/);
      expect(values[0]).not.toMatch(/"(adminP|p)assword":/);
    }
  });
});

test('a privileged namespace says why', () => {
  for (const values of Object.values(NAMESPACES)) {
    expect('reason' in values).toBe(values.podSecurity === 'privileged');
  }
});

test('the service accounts that clouds give rights to are those of the add-ons', () => {
  expect(CALLERS.externalSecrets.namespace).toBe(ADD_ONS['external-secrets'].namespace);
  expect(CALLERS.certManager.namespace).toBe(ADD_ONS['cert-manager'].namespace);
  expect(CALLERS.clusterAutoscaler.namespace).toBe(ADD_ONS['cluster-autoscaler'].namespace);
  expect(valuesOf(production, 'cluster-autoscaler')).toMatchObject({
    rbac: { serviceAccount: { name: CALLERS.clusterAutoscaler.serviceAccount } },
  });
});

describe('production', () => {
  const monitoring = () => valuesOf(production, 'kube-prometheus-stack');

  test('Prometheus is found where NetworkPolicies expect it, and reads every monitor', () => {
    expect(production.prometheus).toMatchObject({
      namespace: ADD_ONS['kube-prometheus-stack'].namespace,
      labels: { 'app.kubernetes.io/name': 'prometheus' },
    });
    const { prometheusSpec } = monitoring().prometheus as { prometheusSpec: Record<string, unknown> };
    for (const kind of ['serviceMonitor', 'podMonitor', 'rule', 'probe', 'scrapeConfig']) {
      expect(prometheusSpec[`${kind}SelectorNilUsesHelmValues`]).toBe(false);
    }
  });

  test('the gateway’s proxies are where NetworkPolicies expect them, and more than one', () => {
    expect(production.edge).toMatchObject({ dataPlane: { namespace: ADD_ONS['envoy-gateway'].namespace } });
    expect(valuesOf(production, 'envoy-gateway')).toMatchObject({
      config: { envoyGateway: { envoyProxy: { provider: { kubernetes: { envoyHpa: { minReplicas: 3 } } } } } },
    });
  });

  test('a release whose definitions another release owns brings none', () => {
    expect(stackOf(production).helm_release['kube-prometheus-stack']).toMatchObject({ skip_crds: true });
    expect(monitoring()).toMatchObject({ crds: { enabled: false } });
  });

  test('a policy that a chart turns on says what may go out: an empty list would be nothing', () => {
    const { networkPolicy } = valuesOf(production, 'external-secrets') as {
      networkPolicy: { enabled: boolean; egress: { ports: { port: number }[] }[] };
    };
    expect(networkPolicy.enabled).toBe(true);
    expect(networkPolicy.egress.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([53, 53, 443, 6443]);
    expect(monitoring()).toMatchObject({ prometheus: { networkPolicy: { enabled: true, egress: [{}] } } });
  });

  test('replicas that must not write at once elect one', () => {
    expect(valuesOf(production, 'external-secrets')).toMatchObject({ replicaCount: 2, leaderElect: true });
    expect(valuesOf(production, 'reloader')).toMatchObject({
      reloader: { enableHA: true, deployment: { replicas: 2 } },
    });
  });

  test('the first install is not refused by the webhook that it brings', () => {
    expect(monitoring()).toMatchObject({
      prometheusOperator: { admissionWebhooks: { failurePolicy: 'Ignore', certManager: { enabled: true } } },
    });
  });

  test('the metrics that autoscalers name come from the Prometheus that is installed, past its policy', () => {
    expect(valuesOf(production, 'prometheus-adapter')).toMatchObject({
      prometheus: { url: 'http://kube-prometheus-stack-prometheus.monitoring.svc', port: 9090 },
      certManager: { enabled: true },
      rules: { default: false },
    });
    expect(ADD_ONS['prometheus-adapter'].namespace).toBe(ADD_ONS['kube-prometheus-stack'].namespace);
    expect(monitoring()).toMatchObject({
      prometheus: { networkPolicy: { ingress: [{ from: [{ podSelector: {} }] }] } },
    });
  });

  test('a budget that a chart bounds by itself is not bounded twice', () => {
    const { podDisruptionBudget } = valuesOf(production, 'prometheus-adapter');
    expect(podDisruptionBudget).toEqual({ enabled: true, maxUnavailable: 1 });
  });

  test('replicas that elect one may write its lease', () => {
    const { rbac } = valuesOf(production, 'vpa') as {
      rbac: { extraRules: { vpaActor: { resources: string[]; verbs: string[] }[] } };
    };
    const rules = rbac.extraRules.vpaActor.filter(({ resources }) => resources.includes('leases'));
    expect(rules.flatMap(({ verbs }) => verbs)).toEqual(['create', 'get', 'update', 'patch']);
  });

  test('nothing changes pods where vertical autoscalers only recommend', () => {
    expect(valuesOf(production, 'vpa')).toMatchObject({
      recommender: { replicaCount: 2, extraArgs: { 'leader-elect': 'true' } },
      updater: { enabled: false },
      admissionController: { enabled: false },
    });
  });

  test('where one applies, pods are changed, at a port that the API server reaches', () => {
    const { settlement } = production.components;
    const applying: Environment = {
      ...production,
      name: 'applying',
      components: { ...production.components, settlement: { ...settlement, vertical: 'apply' } },
    };
    const stack = stacksOf([applying]).find(({ name }) => name === 'applying-addons');
    const { helm_release: releases } = stack?.json.resource as unknown as Resources;
    expect(JSON.parse(releases.vpa?.values[0] ?? '')).toMatchObject({
      updater: { enabled: true, replicaCount: 2, extraArgs: { 'leader-elect': 'true' } },
      admissionController: { enabled: true, replicaCount: 2, httpPort: 8443, extraArgs: { port: '8443' } },
    });
  });

  test('claims are of the environment’s class', () => {
    expect(JSON.stringify(monitoring()).match(/"storageClassName":"encrypted"/g)).toHaveLength(2);
  });

  test('a rotation runs no Job again', () => {
    expect(valuesOf(production, 'reloader')).toMatchObject({ reloader: { ignoreJobs: true, ignoreCronJobs: true } });
  });
});

describe('development', () => {
  test('has one of each, no budget that would block a drain, and no monitor without its definition', () => {
    expect(valuesOf(development, 'metrics-server')).toMatchObject({
      replicas: 1,
      podDisruptionBudget: { enabled: false },
      serviceMonitor: { enabled: false },
      tls: { type: 'helm' },
    });
    expect(valuesOf(development, 'reloader')).toMatchObject({
      reloader: { enableHA: false, podDisruptionBudget: { enabled: false }, podMonitor: { enabled: false } },
    });
  });

  test('kubelets that sign for themselves are trusted on kind and Minikube alone', () => {
    const existing: Environment = { ...development, name: 'elsewhere', cluster: { form: 'existing', context: 'any' } };
    const [stack] = stacksOf([existing]).filter(({ name }) => name === 'elsewhere-addons');
    expect(valuesOf(development, 'metrics-server').args).toEqual(['--kubelet-insecure-tls']);
    expect(JSON.stringify(stack?.json)).not.toContain('kubelet-insecure-tls');
  });
});

const CRDS = resolve(__dirname, '../../../shared/crds');
const present = existsSync(CRDS);
if (!present) process.stderr.write(`objects of add-ons are not checked: their definitions are not in ${CRDS}\n`);

(present ? test : test.skip)('objects that come with a release fit their definitions', () => {
  const { extraManifests } = valuesOf(production, 'kube-prometheus-stack') as {
    extraManifests: Parameters<typeof Definitions.of>[1];
  };
  expect(extraManifests.map(({ kind }) => kind)).toEqual([
    'Password',
    'ExternalSecret',
    'ServiceAccount',
    'SecretStore',
    'ExternalSecret',
  ]);
  const custom = extraManifests.filter(({ kind }) => kind !== 'ServiceAccount');
  const definitions = Definitions.of(CRDS, custom);
  expect(custom.flatMap((object) => definitions.errorsIn(object))).toEqual([]);
});
