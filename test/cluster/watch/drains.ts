import { COPY, titleOf } from './broken-copies';
import { drain, podsOf, zonesBut, zoneWithMost } from './disturb';
import type { WatchedPlatform } from './platform';
import { kubectl } from '../kubectl';
import { SLOW_NODES, type SlowNode } from '../slow-nodes/slow-nodes';

const SOUND = `${COPY}!=stuck`;
const STUCK = `${COPY}=stuck`;

/** Two zones are drained in turn: the first is not back when the second one goes. */
export function drains(platform: WatchedPlatform): void {
  const { watch, nodes } = platform;

  describe('when two zones are drained in turn', () => {
    const unfinished: string[] = [];
    let stuck: { readonly ended: boolean; readonly homeless: number };

    const drainAll = async (zone: readonly SlowNode[], selector: string): Promise<void> => {
      const endings = await drain(zone, selector, 300);
      unfinished.push(...endings.filter(({ succeeded }) => !succeeded).map(({ stderr }) => stderr));
    };

    /** The second zone's drain, which never ends: what it waits for is looked at after a while. */
    const tryStuck = async (zone: readonly SlowNode[]): Promise<typeof stuck> => {
      const endings = await drain(zone, STUCK, 10);
      const homeless = podsOf(watch, titleOf('stuck')).filter(({ spec }) => spec.nodeName === undefined);
      return { ended: endings.every(({ succeeded }) => succeeded), homeless: homeless.length };
    };

    beforeAll(async () => {
      const first = zoneWithMost(watch, titleOf('stuck'));
      await platform.disturb('drain', async () => {
        await Promise.all([drainAll(first, SOUND), drainAll(first, STUCK)]);
        await platform.full(['unbudgeted']);
        await drainAll(zoneWithMost(watch, titleOf('unbudgeted'), zonesBut(first)), SOUND);
        await platform.full([]);
        stuck = await tryStuck(zoneWithMost(watch, titleOf('stuck'), zonesBut(first)));
      });
      await nodes.uncordon(SLOW_NODES);
      await platform.full();
    });

    it('ends on every node', () => expect(unfinished).toEqual([]));
    it('violates no budget', () => expect(platform.violations('drain')).toEqual([]));
    it('is seen to take too many where there is no budget', () => {
      expect(platform.violations('drain', 'unbudgeted')).toHaveLength(1);
    });
    it('is seen to stick where drained nodes count for the spreading: a pod finds no node', () => {
      expect(stuck).toEqual({ ended: false, homeless: 1 });
    });
    it('leaves the cluster’s own count of each budget whole', async () => {
      const { stdout } = await kubectl(['get', 'poddisruptionbudgets', '-A', '-o', 'json']);
      const { items } = JSON.parse(stdout) as {
        items: { status: { currentHealthy: number; desiredHealthy: number } }[];
      };
      expect(items.filter(({ status }) => status.currentHealthy < status.desiredHealthy)).toEqual([]);
    });
  });
}
