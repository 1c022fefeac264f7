import { PercentOrAbsolute } from 'cdk8s-plus-27';
import { dealtOut, isAvailableExactly, leastAvailable, leastHolding } from './exact';
import { CapacitySums } from '../../../constructs';
import fc from '../../chance';

const whole = (min: number, max: number) => fc.integer({ min, max });

test('the availability is reached by as many replicas as a count with exact numbers finds, and by none fewer', () => {
  const nines = fc.constantFrom(9n, 99n, 999n, 9999n, 99999n, 999999n);
  const up = fc.oneof(whole(500_000, 999_999), fc.constantFrom(900_000, 990_000, 999_000, 999_900));
  fc.assert(
    fc.property(whole(1, 12), up, nines, (needed, millionths, some) => {
      const digits = 10n ** BigInt(some.toString().length);
      const scale = 1_000_000n;
      const chance = { up: BigInt(millionths), target: (some * scale) / digits, scale };
      const found = CapacitySums.replicasForAvailability({
        needed,
        replicaUp: millionths / 1e6,
        availability: Number(some) / Number(digits),
      });
      expect(found).toBe(leastAvailable(needed, chance));
    }),
    { numRuns: 300 },
  );
});

test('of hundreds that must be up, the number found is enough, and one less is not', () => {
  fc.assert(
    fc.property(whole(50, 200), fc.constantFrom(900n, 990n, 995n, 999n), (needed, up) => {
      const chance = { up: up * 1000n, target: 999_990n, scale: 1_000_000n };
      const found = CapacitySums.replicasForAvailability({
        needed,
        replicaUp: Number(up) / 1000,
        availability: 0.99999,
      });
      expect(isAvailableExactly(found, needed, chance)).toBe(true);
      expect(isAvailableExactly(found - 1, needed, chance)).toBe(false);
    }),
    { numRuns: 25 },
  );
});

test('target pods hold the demand, and one less does not hold it', () => {
  const amount = whole(1, 100_000);
  fc.assert(
    fc.property(amount, amount, whole(50, 4000), whole(50, 4000), (cpu, memory, cpuEach, memoryEach) => {
      const pods = CapacitySums.targetPods(
        { cpu: cpu / 1000, memory: memory * 2 ** 20 },
        { cpu: cpuEach / 1000, memory: memoryEach * 2 ** 20 },
      );
      const byCpu = leastHolding(BigInt(cpu), BigInt(cpuEach));
      const byMemory = leastHolding(BigInt(memory), BigInt(memoryEach));
      expect(pods).toBe(byCpu > byMemory ? byCpu : byMemory);
    }),
  );
});

test('nodes hold the requests beside their daemons, and one less does not', () => {
  fc.assert(
    fc.property(whole(1, 100_000), whole(1000, 8000), whole(0, 900), whole(1, 2000), (cpu, node, daemons, pods) => {
      const count = CapacitySums.nodes({
        requests: { cpu: cpu / 1000, pods },
        allocatable: { cpu: node / 1000, pods: 110 },
        daemons: { cpu: daemons / 1000, pods: 3 },
      });
      const byCpu = leastHolding(BigInt(cpu), BigInt(node - daemons));
      const byPods = leastHolding(BigInt(pods), 107n);
      expect(count).toBe(byCpu > byPods ? byCpu : byPods);
    }),
  );
});

test('replicas serve the load at the target utilisation, and one less does not', () => {
  fc.assert(
    fc.property(whole(1, 100_000), whole(1, 5000), whole(1, 100), (load, each, share) => {
      const replicas = CapacitySums.replicasForLoad({
        requestsPerSecond: load / 10,
        perReplica: each / 10,
        targetUtilisation: share / 100,
      });
      // In thousandths of a request: load / 10 against each / 10 × share / 100.
      expect(replicas).toBe(leastHoldingFast(BigInt(load) * 100n, BigInt(each) * BigInt(share)));
    }),
  );
});

/** As {@link leastHolding}, for millions: checked from both sides instead of counted. */
function leastHoldingFast(amount: bigint, each: bigint): number {
  const guess = amount / each;
  return Number(guess * each === amount ? guess : guess + 1n);
}

test('through a rolling update as many stay as are needed, where Kubernetes rounds a share down', () => {
  fc.assert(
    fc.property(whole(1, 3000), whole(0, 99), (needed, share) => {
      const replicas = CapacitySums.replicasThroughUpdate(needed, PercentOrAbsolute.percent(share));
      expect(replicas - Math.floor((replicas * share) / 100)).toBeGreaterThanOrEqual(needed);
      // The formula's own bound: one less would fall below it by the exact share.
      expect((replicas - 1) * (100 - share)).toBeLessThan(needed * 100);
    }),
  );
});

test('whichever zone is lost, as many are left as are needed, and with one replica less they are not', () => {
  fc.assert(
    fc.property(whole(1, 3000), whole(2, 10), (needed, zones) => {
      const left = (replicas: number) => replicas - Math.max(...dealtOut(replicas, zones));
      const replicas = CapacitySums.replicasForZoneLoss(needed, zones);
      expect(left(replicas)).toBeGreaterThanOrEqual(needed);
      expect(left(replicas - 1)).toBeLessThan(needed);
    }),
  );
});
