import { refused } from './refused';
import type { Issue } from '../../constructs/core/errors';
import type { FinishedObject } from '../../constructs/policy/pass/objects';
import { finishedPlatform } from '../../src/finished';
import { addOnIssues } from '../../stacks/add-ons/issues';
import { addOnsOf } from '../../stacks/add-ons/needs';
import { installedAddOns } from '../../stacks/add-ons/presence';
import { ADD_ON_NAMES, ADD_ONS } from '../../stacks/add-ons/table';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { AddOnName } from '../../stacks/environments/add-ons';
import { checkEnvironment } from '../../stacks/environments/check';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';

const { objects } = finishedPlatform(production);

/** Production without some add-ons: which pairs of place and add-on are missed. */
function missedWithout(...without: AddOnName[]): string[] {
  const addOns = production.addOns.filter((name) => !without.includes(name));
  return addOnIssues({ ...production, addOns }, objects).map(({ place, expected }) => `${place}: ${expected}`);
}

function refusal(environment: Environment): readonly Issue[] {
  return (
    refused(() => {
      checkEnvironment(environment);
    })?.issues ?? []
  );
}

describe('every environment', () => {
  test.each(ENVIRONMENTS)('$name names all that its objects and add-ons need', (environment) => {
    expect(addOnIssues(environment, finishedPlatform(environment).objects)).toEqual([]);
  });

  test.each(ENVIRONMENTS)('$name names nothing that nobody needs', (environment) => {
    const asked = finishedPlatform(environment).objects.flatMap(addOnsOf);
    const needed = installedAddOns(environment).flatMap((name) => ADD_ONS[name].needs);
    const serving: readonly AddOnName[] = ['cluster-autoscaler', 'metrics-server'];
    expect(installedAddOns(environment).filter((name) => ![...asked, ...needed, ...serving].includes(name))).toEqual(
      [],
    );
  });
});

describe('what is missing is an error that names object and add-on', () => {
  test.each<[AddOnName, string]>([
    ['cert-manager', 'Certificate edge/shop-tls'],
    ['external-secrets', 'ExternalSecret commerce/orders-database'],
    ['kube-prometheus-stack', 'ServiceMonitor commerce/catalog'],
    ['cloudnative-pg', 'Cluster vault/vault-database'],
    ['rabbitmq-cluster-operator', 'RabbitmqCluster payments/broker'],
    ['envoy-gateway', 'Gateway edge/shop'],
    ['envoy-gateway', 'GatewayClass envoy'],
    ['reloader', 'Deployment payments/payment-card-blue'],
    ['prometheus-adapter', 'HorizontalPodAutoscaler edge/storefront'],
    ['vpa', 'VerticalPodAutoscaler commerce/orders'],
    ['istiod', 'mesh'],
    ['istio-base', 'mesh'],
    ['istio-cni', 'mesh'],
  ])('%s, for %s', (name, place) => {
    expect(missedWithout(name)).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^${place}: the add-on ${name} must be installed`))]),
    );
  });

  test('resource metrics, for an autoscaler, where the cluster does not bring them', () => {
    const environment: Environment = { ...production, cluster: { form: 'existing', context: 'shop' } };
    const [first] = addOnIssues(environment, objects);
    expect(first).toMatchObject({ code: 'ADD_ON_MISSING', example: "addOns: [..., 'metrics-server']" });
    expect(first?.place).toMatch(/^HorizontalPodAutoscaler /);
  });

  test('nodes, for a cluster whose groups grow by no other hand', () => {
    expect(missedWithout('cluster-autoscaler')).toEqual([expect.stringMatching(/^cluster eks: /)]);
  });

  test('definitions and webhook certificates, for the add-ons that need them', () => {
    expect(missedWithout('prometheus-operator-crds')).toEqual([
      expect.stringMatching(/^add-on kube-prometheus-stack: the add-on prometheus-operator-crds must/),
    ]);
    const places = missedWithout('cert-manager').map((line) => line.split(':')[0]);
    expect(places).toEqual(
      expect.arrayContaining(['add-on kube-prometheus-stack', 'add-on rabbitmq-cluster-operator']),
    );
  });

  test('a mesh, named as a whole by whoever asks for one, and by nobody else', () => {
    const { mesh, ...outside } = production;
    const addOns = production.addOns.filter((name) => !name.startsWith('isti'));
    const missed = (environment: Environment) =>
      addOnIssues({ ...environment, addOns }, []).filter(({ place }) => place === 'mesh');
    expect(missed({ ...outside, mesh }).map(({ example }) => example)).toEqual([
      "addOns: [..., 'istio-base']",
      "addOns: [..., 'istio-cni']",
      "addOns: [..., 'istiod']",
    ]);
    expect(missed(outside)).toEqual([]);
    expect(missedWithout('istiod')).toHaveLength(1);
    const ofObjects = addOnIssues({ ...outside, addOns }, objects).map(({ place }) => place);
    expect(ofObjects).toEqual(
      expect.arrayContaining([
        'Deployment commerce/catalog',
        'CronJob payments/payment-reconciliation',
        'Sidecar edge/storefront',
      ]),
    );
    expect(missed({ ...production, provided: ['istio-base', 'istio-cni', 'istiod'] })).toEqual([]);
  });

  test('every pair, at once', () => {
    const some = missedWithout('cloudnative-pg').length + missedWithout('reloader').length;
    expect(missedWithout('cloudnative-pg', 'reloader')).toHaveLength(some);
    const databases = objects.filter(({ apiVersion }) => apiVersion.startsWith('postgresql.cnpg.io/'));
    expect(missedWithout('cloudnative-pg')).toHaveLength(databases.length);
  });

  test('but not what the cluster brings, or somebody else plays', () => {
    const addOns = production.addOns.filter((name) => name !== 'cert-manager');
    expect(addOnIssues({ ...production, addOns, provided: ['cert-manager'] }, objects)).toEqual([]);
  });
});

describe('an object needs', () => {
  const object = (kind: string, apiVersion: string, rest: object = {}): FinishedObject => ({
    apiVersion,
    kind,
    metadata: { name: 'any' },
    ...rest,
  });

  test.each([
    ['nothing, where Kubernetes itself serves it', object('Service', 'v1'), []],
    ['nothing for a group that merely ends the same', object('Cluster', 'other-rabbitmq.com/v1'), []],
    [
      'CPU metrics, for an autoscaler that names none',
      object('HorizontalPodAutoscaler', 'autoscaling/v2'),
      ['metrics-server'],
    ],
    [
      'no resource metrics, for an autoscaler that goes by others',
      object('HorizontalPodAutoscaler', 'autoscaling/v2', { spec: { metrics: [{ type: 'External' }] } }),
      ['prometheus-adapter'],
    ],
    [
      'custom metrics beside those of resources',
      object('HorizontalPodAutoscaler', 'autoscaling/v2', {
        spec: { metrics: [{ type: 'Resource' }, { type: 'Pods' }, { type: 'Object' }] },
      }),
      ['metrics-server', 'prometheus-adapter'],
    ],
    ['the vertical autoscaler', object('VerticalPodAutoscaler', 'autoscaling.k8s.io/v1'), ['vpa']],
    [
      'Reloader, for an annotation of its pods',
      object('Deployment', 'apps/v1', {
        spec: { template: { metadata: { annotations: { 'reloader.stakater.com/auto': 'true' } } } },
      }),
      ['reloader'],
    ],
    ['the mesh, for its rules', object('AuthorizationPolicy', 'security.istio.io/v1'), ['istiod']],
    [
      'the mesh, for the sidecar that its pods ask for',
      object('Deployment', 'apps/v1', {
        spec: { template: { metadata: { labels: { 'sidecar.istio.io/inject': 'true' } }, spec: { containers: [] } } },
      }),
      ['istiod'],
    ],
    [
      'no mesh, where its pods stay outside',
      object('Deployment', 'apps/v1', {
        spec: { template: { metadata: { labels: { 'sidecar.istio.io/inject': 'false' } }, spec: { containers: [] } } },
      }),
      [],
    ],
    [
      'cert-manager, for an Ingress that asks it for a certificate',
      object('Ingress', 'networking.k8s.io/v1', {
        metadata: { name: 'any', annotations: { 'cert-manager.io/cluster-issuer': 'public' } },
      }),
      ['cert-manager'],
    ],
  ])('%s', (_, given, addOns) => {
    expect(addOnsOf(given)).toEqual(addOns);
  });
});

describe('order of installation', () => {
  test('is by the table, whatever the order in which an environment names them', () => {
    const reversed = { ...production, addOns: [...production.addOns].reverse() };
    expect(installedAddOns(reversed)).toEqual(installedAddOns(production));
    expect(installedAddOns(production)).toHaveLength(production.addOns.length);
  });

  test('puts whatever an add-on needs before it', () => {
    for (const [index, name] of ADD_ON_NAMES.entries()) {
      expect(ADD_ON_NAMES.slice(0, index)).toEqual(expect.arrayContaining([...ADD_ONS[name].needs]));
    }
  });

  test('puts definitions of monitors first, and cert-manager after the definitions that it watches', () => {
    expect(ADD_ON_NAMES[0]).toBe('prometheus-operator-crds');
    expect(ADD_ON_NAMES.indexOf('envoy-gateway')).toBeLessThan(ADD_ON_NAMES.indexOf('cert-manager'));
    expect(ADD_ON_NAMES.indexOf('cert-manager')).toBeLessThan(ADD_ON_NAMES.indexOf('metrics-server'));
  });
});

describe('an environment is refused with', () => {
  test.each<[string, Partial<Environment>, string]>([
    ['an unknown add-on', { addOns: ['istio' as AddOnName, 'reloader'] }, '"istio"'],
    ['an unknown add-on that its cluster brings', { provided: ['istio' as AddOnName] }, '"istio"'],
    ['an add-on named twice', { addOns: ['reloader', 'metrics-server', 'reloader'] }, '"reloader" twice'],
    ['an add-on that it says is there', { addOns: ['reloader'], provided: ['reloader'] }, '"reloader"'],
    ['an add-on that its cluster brings', { cluster: production.cluster }, '"metrics-server"'],
    ['new nodes where none can be made', { addOns: ['cluster-autoscaler'] }, '"cluster-autoscaler"'],
  ])('%s', (_, change, got) => {
    const issues = refusal({ ...development, ...change }).filter(({ code }) => code === 'ADD_ON_INVALID');
    expect(issues.map((issue) => [issue.place, issue.got])).toEqual([['development.addOns', got]]);
  });

  test('shared files on Amazon EKS without their file system', () => {
    const { fileSystem, ...settlementFiles } = production.settlementFiles;
    expect(fileSystem).toMatch(/^fs-/);
    expect(refusal({ ...production, settlementFiles })).toEqual([
      expect.objectContaining({
        code: 'VALUE_INVALID',
        place: 'production.settlementFiles.fileSystem',
        got: 'nothing',
      }),
    ]);
    expect(refusal({ ...production, settlementFiles: { ...settlementFiles, fileSystem: 'nfs-1' } })).toHaveLength(1);
  });
});
