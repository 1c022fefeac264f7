import { podsOf } from './disturb';
import { WATCHED, ZONES, type WatchedPlatform } from './platform';
import { kubectl } from '../kubectl';
import { placements } from '../placement';
import { Release } from '../release';
import type { Environment } from '../../../stacks/environments/environment';
import { production } from '../../../stacks/environments/production';

/** An image in another version. */
export function newer(image: string, version: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]+$/, `:${version}`);
}

/** Production with every image in another version. */
export const UPDATED: Environment = {
  ...WATCHED,
  images: Object.fromEntries(
    Object.entries(production.images).map(([part, image]: [string, string]) => [part, newer(image, '99.0.0')]),
  ) as unknown as Environment['images'],
};

/** Every image is updated at once. */
export function update(platform: WatchedPlatform): void {
  const { watch, plans, release } = platform;
  const uids = (): string[] => plans.flatMap(({ workload }) => podsOf(watch, workload)).map((pod) => pod.metadata.uid);

  describe('when everything is updated', () => {
    let before: ReadonlySet<string>;

    beforeAll(async () => {
      before = new Set(uids());
      await platform.disturb('rolling', async () => {
        await kubectl(['rollout', 'restart', 'deployment', '-n', 'hasty']);
        await platform.update(new Release(UPDATED));
        await kubectl(['rollout', 'status', 'deployment', '-n', 'hasty', '--timeout=300s']);
        await platform.full();
      });
    });

    it('replaces every pod', () => expect(uids().filter((uid) => before.has(uid))).toEqual([]));
    it('keeps what was planned', () => expect(platform.violations('rolling')).toEqual([]));
    it('spreads every workload over the zones again', async () => {
      expect((await placements(release)).filter(({ zones }) => zones.length < ZONES)).toEqual([]);
    });
    it('is seen to fail where pods may be missing', () => {
      expect(platform.violations('rolling', 'hasty')).toHaveLength(1);
    });
  });
}
