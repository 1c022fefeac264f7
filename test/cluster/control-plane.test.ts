import { available, liveWorkloads } from './availability';
import { BARE_PODS, refusalOf } from './bare-pods';
import { claimsOf, mountedByOthersThan, podIds } from './claims';
import { apply, clear, uninstall } from './lifecycle';
import { live } from './live';
import { placements } from './placement';
import { onControlPlane } from './on-control-plane';
import { Release } from './release';
import { stored } from './stored';
import { ENVIRONMENTS } from '../../stacks/environments';

const AGENTS = 'agents';
const MINUTES = 60_000;

onControlPlane('on the simulated control plane', () => {
  describe.each(ENVIRONMENTS)('$name', (environment) => {
    const release = new Release(environment);
    const restricted = release.namespaces.filter((name) => name !== AGENTS);
    const ownNodes = new Map(Object.entries(environment.ownNodes ?? {}));
    let warnings: string | undefined;
    let trouble: unknown;

    beforeAll(async () => {
      await clear(release); // what an aborted run left
      try {
        warnings = await apply(release);
        await available(release, 5 * MINUTES);
      } catch (error) {
        trouble = error;
      }
    });

    afterAll(() => clear(release));

    /** For rules about what runs: where it does not, one test tells why, and the others only that they were not tried. */
    const needAll = (): void => {
      if (trouble !== undefined) throw new Error('not tried, as not everything was applied and became available');
    };

    it('applies with strict field validation and without a warning', () => {
      expect(warnings ?? String(trouble)).toBe('');
    });

    it('enforces Pod Security restricted in every zone but the node agents’', async () => {
      const zones = (await live('namespaces')).filter(({ metadata }) => release.namespaces.includes(metadata.name));
      const levels = zones.map(({ metadata: { name, labels } }) => [
        name,
        labels?.['pod-security.kubernetes.io/enforce'],
      ]);
      expect(Object.fromEntries(levels)).toEqual({
        ...Object.fromEntries(restricted.map((name) => [name, 'restricted'])),
        [AGENTS]: 'privileged',
      });
    });

    it('runs nothing but node agents in the zone without Pod Security', async () => {
      needAll();
      const workloads = (await liveWorkloads(release)).filter(({ metadata }) => metadata.namespace === AGENTS);
      expect(workloads.map(({ kind }) => kind)).toEqual(['DaemonSet']);
    });

    it('becomes available as a whole, its Jobs complete', () => {
      expect(trouble).toBeUndefined();
    });

    it('spreads the pods of each replicated workload over min(replicas, 3) zones', async () => {
      needAll();
      const found = await placements(release);
      expect(found.length > 0).toBe(environment.highlyAvailable);
      expect(found.filter(({ replicas, zones }) => zones.length !== Math.min(replicas, 3))).toEqual([]);
    });

    it('is not changed by a second apply', async () => {
      needAll();
      const before = await stored(release);
      expect(await apply(release)).toBe('');
      expect(await stored(release)).toEqual(before);
    });

    it.each(restricted)('admits in the zone %s no pod as root and none with a host path', async (zone) => {
      const answer = (pod: object) => refusalOf(pod, zone, ownNodes.get(zone));
      expect(await answer(BARE_PODS.harmless)).toBe('');
      expect(await answer(BARE_PODS.root)).toMatch(/violates PodSecurity "restricted:\w+": runAsNonRoot != true/);
      expect(await answer(BARE_PODS.hostPath)).toMatch(/violates PodSecurity "restricted:\w+": .*hostPath/);
    });

    it('admits node agents that run as root and read the node’s files', async () => {
      expect(await refusalOf(BARE_PODS.root, AGENTS)).toBe('');
      expect(await refusalOf(BARE_PODS.hostPath, AGENTS)).toBe('');
    });

    it('keeps its claims when it is deleted, and mounts them when it is applied again, server-side this time', async () => {
      needAll();
      const before = await claimsOf(release);
      const old = await podIds(release);
      await uninstall(release);
      expect(await apply(release, '--server-side')).toBe('');
      await available(release, 5 * MINUTES);
      expect(before.length).toBeGreaterThan(0);
      expect(await claimsOf(release)).toEqual(before);
      expect(await mountedByOthersThan(old, release)).toEqual(new Set(before.map(({ name }) => name)));
    });
  });
});
