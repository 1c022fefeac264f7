import { titleOf } from './broken-copies';
import { killOneOfEach, nodeWithMost, zoneWithMost } from './disturb';
import type { WatchedPlatform } from './platform';
import type { SlowNode } from '../slow-nodes/slow-nodes';

/** Pods, a node and a zone are lost. */
export function losses(platform: WatchedPlatform): void {
  const { watch, nodes, plans } = platform;

  describe('when a pod of each workload is killed', () => {
    beforeAll(() =>
      platform.disturb('pod', async () => {
        await killOneOfEach(
          watch,
          [...plans, ...platform.planOf('alone')].map(({ workload }) => workload),
        );
        await platform.full();
      }),
    );

    it('keeps all others, and has all again', () => expect(platform.violations('pod')).toEqual([]));
    it('is seen to fail with a single replica', () => expect(platform.violations('pod', 'alone')).toHaveLength(1));
  });

  describe.each([
    ['node', () => nodeWithMost(watch, titleOf('unspread'))],
    ['zone', () => zoneWithMost(watch, titleOf('unspread'))],
  ] as const)('when a %s is lost', (what, choose) => {
    beforeAll(async () => {
      const lost: readonly SlowNode[] = choose();
      await platform.disturb(what, async () => {
        await nodes.lose(lost);
        await platform.full([]);
        await nodes.add(lost);
        await platform.full();
      });
    });

    it('keeps what was planned, and has all again before the nodes come back and after', () => {
      expect(platform.violations(what)).toEqual([]);
    });
    it('is seen to fail where pods are not spread', () => {
      expect(platform.violations(what, 'unspread')).toHaveLength(1);
    });
  });
}
