import { isDeepStrictEqual } from 'node:util';
import { injected } from './injected';
import { attempt, kubectl } from './kubectl';
import { live, type LiveObject } from './live';
import { onControlPlane } from './on-control-plane';
import { asList, Release } from './release';
import { until } from '../node/wait';
import { Mesh, Resources } from '../../constructs';
import { outcomeOf } from '../properties/outcome';
import { QUOTA_BOUNDS } from '../stacks/zone-rules';
import type { QuotaValues } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';

/** At most twelve replicas of the storefront, and a quarter of them more during a rollout. */
const PEAK = 12 + 3;

const NAMESPACE = 'quota';

const RESOURCES = { cpu: '500m', memory: '768Mi', cpuLimit: '2', memoryLimit: '1Gi' };

/** What the chart's own test asks for: besides the storefront its pod is the only one in the zone. */
const CHART_TEST = { requests: { cpu: '10m', memory: '16Mi' }, limits: { cpu: '100m', memory: '32Mi' } };

type Bound = keyof typeof QUOTA_BOUNDS;

/** What the sidecar adds to each pod, the chart's test too. */
const PROXY = { cpu: '40m', memory: '100Mi', cpuLimit: '300m', memoryLimit: '200Mi' };

/** A quota that just holds so many pods of the storefront, and the chart's test, each with a sidecar. */
function holding(pods: number): Required<QuotaValues> {
  return {
    pods: pods + 1,
    cpu: `${(500 + 40) * pods + 10 + 40}m`,
    memory: `${(768 + 100) * pods + 16 + 100}Mi`,
    cpuLimit: `${(2000 + 300) * pods + 100 + 300}m`,
    memoryLimit: `${(1024 + 200) * pods + 32 + 200}Mi`,
  };
}

function withQuota(edge: QuotaValues): typeof production {
  const storefront = { autoscaling: { minReplicas: 3, maxReplicas: 12, cpu: 60 }, resources: RESOURCES };
  const { components, quotas } = production;
  const mesh = { form: 'istio', proxy: PROXY } as const;
  return { ...production, mesh, components: { ...components, storefront }, quotas: { ...quotas, edge } };
}

onControlPlane('the quota of a zone', () => {
  const sound = new Release(withQuota(holding(PEAK)));
  const priorities = sound.objects.filter(({ kind }) => kind === 'PriorityClass');
  const create = (...pods: object[]) => attempt(['create', '-f', '-'], asList(pods));

  beforeAll(async () => {
    await kubectl(['delete', 'namespace', '--ignore-not-found', NAMESPACE]); // what an aborted run left
    await kubectl(['apply', '-f', '-'], asList([...priorities, ...zone(sound)]));
    await counted();
    const storefront = Array.from({ length: PEAK - 1 }, (_none, index) => podOf(sound, `pod-${index}`));
    expect(await create(chartTest(), ...storefront)).toMatchObject({ succeeded: true, stderr: '' });
  });

  afterAll(async () => {
    await kubectl(['delete', 'pods', '--all', '-n', NAMESPACE, '--force', '--grace-period=0']);
    await kubectl(['delete', 'namespace', NAMESPACE]);
    await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(priorities));
  });

  it.each(Object.keys(QUOTA_BOUNDS) as Bound[])(
    'that lacks one pod’s %s is refused at synth, and the API server refuses that pod for the same reason',
    async (bound) => {
      const lacking = { ...holding(PEAK), [bound]: holding(PEAK - 1)[bound] };
      const outcome = outcomeOf(() => new Release(withQuota(lacking)));
      const issues = 'refused' in outcome ? outcome.refused : [];
      expect(issues.map(({ code, place }) => `${code} ${place}`)).toEqual([
        'QUOTA_TOO_SMALL production/ResourceQuota edge/zone',
      ]);
      expect(issues[0]?.expected).toContain(`${QUOTA_BOUNDS[bound]} must hold`);

      await setQuota(lacking);
      const { succeeded, stderr } = await create(podOf(sound, 'last'));
      expect(succeeded).toBe(false);
      expect(stderr).toMatch(new RegExp(`exceeded quota: zone, .*limited: ${QUOTA_BOUNDS[bound]}=[^,]*$`));
    },
  );

  it('that holds the peak is taken at synth, and holds it in the cluster: not a pod more', async () => {
    await setQuota(holding(PEAK));
    expect(await create(podOf(sound, 'last'))).toMatchObject({ succeeded: true });
    const { succeeded, stderr } = await create(podOf(sound, 'one-more'));
    expect(succeeded).toBe(false);
    for (const name of Object.values(QUOTA_BOUNDS))
      expect(stderr).toMatch(new RegExp(`exceeded quota.*limited:.*${name}=`));
  });
});

interface LiveQuota extends LiveObject {
  readonly spec: { readonly hard: object };
  readonly status?: { readonly hard?: object };
}

/** What stands in the storefront's zone around its pods, in a namespace of its own. */
function zone({ objects }: Release): object[] {
  const around = objects.filter(({ kind, metadata }) => {
    return metadata.namespace === 'edge' && ['LimitRange', 'ServiceAccount', 'ResourceQuota'].includes(kind);
  });
  return [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    ...around.map((object) => ({ ...object, metadata: { ...object.metadata, namespace: NAMESPACE } })),
  ];
}

async function setQuota(quota: Required<QuotaValues>): Promise<void> {
  const hard = Object.fromEntries(
    Object.entries(QUOTA_BOUNDS).map(([bound, name]) => [name, String(quota[bound as Bound])]),
  );
  const patch = JSON.stringify({ spec: { hard } });
  await kubectl(['patch', 'resourcequota', 'zone', '-n', NAMESPACE, '--type=merge', '-p', patch]);
  await counted();
}

/** A quota refuses everything until what is there has been counted. */
async function counted(): Promise<void> {
  await until('the quota is counted', 60_000, async () => {
    const [{ spec, status } = { spec: undefined, status: undefined }] = await live<LiveQuota>('quota', [NAMESPACE]);
    return spec !== undefined && isDeepStrictEqual(spec.hard, status?.hard) ? true : undefined;
  });
}

function chartTest(): object {
  const containers = [{ name: 'test', image: 'example.com/test:1', resources: CHART_TEST }];
  const metadata = { ...sidecar(), name: 'chart-test', namespace: NAMESPACE };
  return injected({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers } });
}

function sidecar(): object {
  const mesh = Mesh.istio({ proxy: Resources.parse(PROXY) });
  return { labels: mesh._podLabels, annotations: mesh._podAnnotations };
}

/** A pod as the storefront's Deployment would make it, and as the mesh changes it. */
function podOf({ objects }: Release, name: string): object {
  const deployment = objects.find(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'storefront');
  const { template } = deployment?.spec as { template: { metadata: object; spec: object } };
  const metadata = { ...template.metadata, name, namespace: NAMESPACE };
  return injected({ apiVersion: 'v1', kind: 'Pod', metadata, spec: template.spec });
}
