import { available } from './availability';
import { attempt } from './kubectl';
import { apply, clear } from './lifecycle';
import { live, title, type LiveObject, type LivePod } from './live';
import { onControlPlane } from './on-control-plane';
import { Release } from './release';
import { production } from '../../stacks/environments/production';

const MINUTES = 60_000;

interface Node extends LiveObject {
  readonly spec: { readonly taints?: readonly { readonly key: string; readonly value?: string }[] };
}

interface OwnedPod extends LivePod {
  readonly metadata: LivePod['metadata'] & { readonly ownerReferences?: readonly { readonly kind: string }[] };
}

onControlPlane('the nodes of the card zones', () => {
  const release = new Release(production);
  const own = production.ownNodes ?? {};
  let pods: OwnedPod[];
  let taintOf: ReadonlyMap<string, string>;

  beforeAll(async () => {
    await clear(release);
    await apply(release);
    await available(release, 10 * MINUTES);
    pods = (await live<OwnedPod>('pods')).filter(({ spec }) => spec.nodeName !== undefined);
    taintOf = new Map(
      (await live<Node>('nodes')).map(({ metadata, spec }) => [
        metadata.name,
        (spec.taints ?? []).map(({ key, value = '' }) => `${key}=${value}`).join(),
      ]),
    );
  });

  afterAll(() => clear(release));

  const taintUnder = ({ spec }: OwnedPod): string => taintOf.get(spec.nodeName ?? '') ?? 'no such node';

  it('pods of the card zones run on the nodes of their own zone, and nothing else does but agents', () => {
    const wrong = pods.filter((pod) => {
      const { namespace = '', ownerReferences = [] } = pod.metadata;
      const taint = namespace === 'payments' || namespace === 'vault' ? own[namespace] : undefined;
      const home = taint === undefined ? '' : `${taint.key}=${taint.value}`;
      return taintUnder(pod) !== home && !ownerReferences.some(({ kind }) => kind === 'DaemonSet');
    });
    expect(wrong.map((pod) => `${title({ ...pod, kind: 'Pod' })} on ${taintUnder(pod)}`)).toEqual([]);
    for (const [zone, { key, value }] of Object.entries(own)) {
      const here = pods.filter(({ metadata }) => metadata.namespace === zone);
      expect([zone, here.length > 2, [...new Set(here.map(taintUnder))]]).toEqual([zone, true, [`${key}=${value}`]]);
    }
  });

  it('the log agent runs on every node, theirs included', () => {
    const agents = pods
      .filter(({ metadata }) => metadata.namespace === 'agents')
      .map(({ spec }) => spec.nodeName ?? '');
    expect(agents.sort()).toEqual([...taintOf.keys()].sort());
    expect(agents.filter((node) => taintOf.get(node) !== '').length).toBeGreaterThan(5);
  });

  it('a pod that is no agent is kept away by the taint, should admission ever let it through', async () => {
    const name = 'stranger';
    const manifest = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default' },
      spec: { nodeSelector: { 'pci-zone': 'vault' }, containers: [{ name, image: 'example.com/stranger:1' }] },
    };
    const { succeeded } = await attempt(['create', '-f', '-'], JSON.stringify(manifest));
    expect(succeeded).toBe(true);
    try {
      const waited = await attempt([
        'wait',
        '--for=jsonpath={.status.conditions[?(@.type=="PodScheduled")].reason}=Unschedulable',
        '--timeout=120s',
        `pod/${name}`,
        '-n',
        'default',
      ]);
      expect(waited.succeeded).toBe(true);
    } finally {
      await attempt(['delete', 'pod', name, '-n', 'default', '--force', '--grace-period=0']);
    }
  });
});
