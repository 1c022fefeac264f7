import { dealtOut } from './exact';
import { CapacitySums, Load, ReplicaLimit } from '../../../constructs';
import { CommerceError } from '../../../constructs/core/errors';
import fc from '../../chance';

const SETTINGS = fc.record({
  requestsPerSecond: fc.integer({ min: 1, max: 2000 }),
  perReplica: fc.integer({ min: 20, max: 500 }),
  targetUtilisation: fc.integer({ min: 10, max: 100 }).map((percent) => percent / 100),
  growth: fc.constantFrom(0, 0.25, 1),
  quietest: fc.constantFrom(0.05, 0.5, 1),
  zones: fc.integer({ min: 1, max: 4 }),
  fixed: fc.boolean(),
});
const AWAY = fc.oneof(
  fc.integer({ min: 0, max: 4 }).map((count) => ({ count })),
  fc.integer({ min: 0, max: 60 }).map((percent) => ({ share: percent / 100 })),
);
const RELIABLE = fc.constantFrom({}, { availability: 0.9999, replicaUp: 0.97 });

test('what a plan promises holds: whatever is lost, as many are left as are needed, and no bound could be lower', () => {
  fc.assert(
    fc.property(SETTINGS, AWAY, RELIABLE, (settings, away, reliable) => {
      const { fewest, most, kept, maxUnavailable } = Load.of({ ...settings, ...reliable })._plan({ place: '', away });
      for (const { replicas, needed, limitedBy } of [fewest, most]) {
        const holds = (count: number) => ({
          [ReplicaLimit.LOAD]: count >= needed,
          [ReplicaLimit.ZONE_LOSS]:
            settings.zones === 1 || count - Math.max(...dealtOut(count, settings.zones)) >= needed,
          [ReplicaLimit.ROLLING_UPDATE]:
            'count' in away ? count - away.count >= needed : count * (1 - away.share) >= needed - 1e-9,
          [ReplicaLimit.AVAILABILITY]:
            !('replicaUp' in reliable) || CapacitySums.availability(count, needed, 0.97) >= 0.9999,
          [ReplicaLimit.ZONES]: Math.min(...dealtOut(count, settings.zones)) >= 1,
        });
        expect(Object.entries(holds(replicas)).filter(([, held]) => !held)).toEqual([]);
        expect(holds(replicas - 1)[limitedBy]).toBe(false);
      }
      expect(fewest.replicas).toBeLessThanOrEqual(most.replicas);
      expect(fewest.replicas - kept).toBeGreaterThanOrEqual(Math.min(maxUnavailable, fewest.replicas - 1));
      expect(kept).toBeGreaterThanOrEqual(settings.zones > 1 ? fewest.needed : 0);
    }),
    { numRuns: 200 },
  );
});

test('a load beyond the most replicas is refused with one that is not, and that is nearly the greatest', () => {
  fc.assert(
    fc.property(SETTINGS, AWAY, fc.integer({ min: 1, max: 60 }), (settings, away, maxReplicas) => {
      const plan = (requestsPerSecond: number) =>
        Load.of({ ...settings, requestsPerSecond, maxReplicas })._plan({ place: '', away });
      const nearest = refusedWith(() => plan(settings.requestsPerSecond));
      const [, greatest] = /^requestsPerSecond must be at most ([\d.]+),/.exec(nearest ?? '') ?? [];
      fc.pre(greatest !== undefined);
      expect(plan(Number(greatest)).most.replicas).toBeLessThanOrEqual(maxReplicas);
      expect(refusedWith(() => plan(Number(greatest) * 1.0001))).toContain('must be at most');
    }),
    { numRuns: 100 },
  );
});

function refusedWith(run: () => unknown): string | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof CommerceError ? error.issues[0]?.expected : undefined;
  }
  return undefined;
}
