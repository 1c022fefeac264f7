import { available } from './availability';
import { kubectl } from './kubectl';
import { apply, clear } from './lifecycle';
import { onControlPlane } from './on-control-plane';
import { placements } from './placement';
import { asList, Release } from './release';
import { SLOW_NODES, SlowNodes } from './slow-nodes/slow-nodes';
import { brokenCopies, COPIES, COPY, titleOf, type CopyName } from './watch/broken-copies';
import { drain, killOneOfEach, nodeWithMost, podsOf, zonesBut, zoneWithMost } from './watch/disturb';
import { Watch } from './watch/watch';
import { plansOf, type Plan } from '../availability/plan';
import { table, violations, type Disturbance } from '../availability/promises';
import type { Worst } from '../availability/worst';
import { until } from '../node/wait';
import { production } from '../../stacks/environments/production';

const MINUTES = 60_000;
const ZONES = 3;
const NOTHING: Worst['figures'] = new Map();

/** Every image in another version. */
function updated(): Release {
  const images = Object.entries(production.images).map(([part, image]: [string, string]) => [part, newer(image)]);
  return new Release({ ...production, images: Object.fromEntries(images) as typeof production.images });
}

function newer(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]+$/, ':99.0.0');
}

onControlPlane('production, watched event by event', () => {
  const release = new Release(production);
  const plans = plansOf(release.objects, ZONES);
  const copies = brokenCopies(release);
  const nodes = new SlowNodes();
  const watch = new Watch();
  const measured = new Map<Disturbance, Worst['figures']>();

  /** What the original promises, asked of a copy that lacks a property. */
  const planOf = (copy: CopyName): Plan[] =>
    plans.filter(({ workload }) => workload === titleOf()).map((plan) => ({ ...plan, workload: titleOf(copy) }));

  /** Waits until workloads have all their pods, by what the watch saw. */
  const full = async (wanted: readonly Plan[]): Promise<void> => {
    let missing: string[] = [];
    await until('every workload is full again', 5 * MINUTES, async () => {
      missing = wanted.filter(({ workload, replicas }) => now(workload) < replicas).map(({ workload }) => workload);
      return Promise.resolve(missing.length === 0 ? true : undefined);
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${missing.join(', ')}`);
    });
  };
  const now = (workload: string): number => {
    const found = watch.state.workloads.get(workload);
    return found === undefined ? 0 : watch.state.figures(found, Date.now()).available;
  };
  const allCopies = COPIES.flatMap(planOf).map((plan) =>
    plan.workload === titleOf('alone') ? { ...plan, replicas: 1 } : plan,
  );
  const whole = [...plans, ...allCopies];

  /** Measures while something happens. */
  const disturb = async (name: Disturbance, happens: () => Promise<unknown>): Promise<void> => {
    measured.set(name, await watch.during(happens));
  };
  const found = (name: Disturbance, of: readonly Plan[] = plans): string[] =>
    violations(measured.get(name) ?? NOTHING, of, name);

  beforeAll(async () => {
    await clear(release); // what an aborted run left
    await kubectl(['delete', 'namespace', '--ignore-not-found', ...copies.namespaces]);
    await nodes.start();
    await apply(release);
    await kubectl(['apply', '-f', '-'], asList(copies.objects));
    await watch.start();
    await available(release, 5 * MINUTES);
    await full(whole);
  });

  afterAll(async () => {
    watch.stop();
    await kubectl(['delete', 'namespace', '--ignore-not-found', ...copies.namespaces]);
    await clear(release);
    await nodes.stop();
    process.stderr.write(`\nWorst figures, promised ones in brackets, after ${watch.events} events\n\n`);
    process.stderr.write(table(plans, measured));
  });

  it('promises something of every workload: three replicas, spread over the zones, with a budget', () => {
    expect(plans.length).toBeGreaterThan(10);
    const weak = plans.filter(({ replicas, zone, drain: kept }) => replicas < 3 || zone < 1 || kept !== replicas - 1);
    expect(weak).toEqual([]);
  });

  describe('when a pod of each workload is killed', () => {
    beforeAll(() =>
      disturb('pod', async () => {
        await killOneOfEach(
          watch,
          [...plans, ...planOf('alone')].map(({ workload }) => workload),
        );
        await full(whole);
      }),
    );

    it('keeps all others, and has all again', () => expect(found('pod')).toEqual([]));
    it('is seen to fail with a single replica', () => {
      expect(found('pod', planOf('alone'))).toEqual([expect.stringContaining(`${titleOf('alone')}: 0 available`)]);
    });
  });

  describe('when a node is lost', () => {
    beforeAll(async () => {
      const lost = nodeWithMost(watch, titleOf('unspread'));
      await disturb('node', async () => {
        await nodes.lose(lost);
        await full(plans);
      });
      await nodes.add(lost);
      await full(whole);
    });

    it('keeps what was planned, and has all again', () => expect(found('node')).toEqual([]));
    it('is seen to fail where pods are not spread', () => {
      expect(found('node', planOf('unspread'))).toHaveLength(1);
    });
  });

  describe('when a zone is lost', () => {
    beforeAll(async () => {
      const lost = zoneWithMost(watch, titleOf('unspread'));
      await disturb('zone', async () => {
        await nodes.lose(lost);
        await full(plans);
      });
      await nodes.add(lost);
      await full(whole);
    });

    it('keeps what was planned, and has all again', () => expect(found('zone')).toEqual([]));
    it('is seen to fail where pods are not spread', () => {
      expect(found('zone', planOf('unspread'))).toHaveLength(1);
    });
  });

  describe('when two zones are drained in turn', () => {
    const SOUND = `${COPY}!=stuck`;
    let endings: string[];
    let stuck: boolean[];

    beforeAll(async () => {
      endings = [];
      const first = zoneWithMost(watch, titleOf('stuck'));
      await disturb('drain', async () => {
        endings.push(...(await drained(first, SOUND, 300)));
        endings.push(...(await drained(first, `${COPY}=stuck`, 300)));
        await full([...plans, ...planOf('unbudgeted')]);
        const second = zoneWithMost(watch, titleOf('unbudgeted'), zonesBut(first));
        endings.push(...(await drained(second, SOUND, 300)));
        await full(plans);
        stuck = (await drain(zoneWithMost(watch, titleOf('stuck'), zonesBut(first)), `${COPY}=stuck`, 10)).map(
          ({ succeeded }) => !succeeded,
        );
      });
      await nodes.uncordon(SLOW_NODES);
      await full(whole);
    });

    const drained = async (...args: Parameters<typeof drain>): Promise<string[]> =>
      (await drain(...args)).filter(({ succeeded }) => !succeeded).map(({ stderr }) => stderr);

    it('ends on every node', () => expect(endings).toEqual([]));
    it('violates no budget', () => expect(found('drain')).toEqual([]));
    it('is seen to take too many where there is no budget', () => {
      expect(found('drain', planOf('unbudgeted'))).toHaveLength(1);
    });
    it('is seen to stick in the second zone where drained nodes count for the spreading', () => {
      expect(stuck).toContain(true);
    });
  });

  describe('when everything is updated', () => {
    let before: Set<string>;
    const uids = (): string[] =>
      plans.flatMap(({ workload }) => podsOf(watch, workload)).map((pod) => pod.metadata.uid);

    beforeAll(async () => {
      before = new Set(uids());
      const next = updated();
      await disturb('rolling', async () => {
        await apply(next);
        await kubectl(['rollout', 'restart', 'deployment', '-n', 'hasty']);
        await available(next, 5 * MINUTES);
        await kubectl(['rollout', 'status', 'deployment', '-n', 'hasty', '--timeout=300s']);
        await full(whole);
      });
    });

    it('replaces every pod', () => expect(uids().filter((uid) => before.has(uid))).toEqual([]));
    it('keeps what was planned', () => expect(found('rolling')).toEqual([]));
    it('spreads every workload over the zones again', async () => {
      expect((await placements(release)).filter(({ zones }) => zones.length < ZONES)).toEqual([]);
    });
    it('is seen to fail where pods may be missing', () => {
      expect(found('rolling', planOf('hasty'))).toHaveLength(1);
    });
  });
});
