import { setTimeout as sleep } from 'node:timers/promises';
import { startNode, stopNode } from './harness';
import { Load, LoadReport, RATE } from './load';
import { addressOf, applyStubbed, evictAll, kill, podsOf, roll, unanswered, untilAnswered } from './traffic.actions';
import { coloredServer, hastyServer, server, SHOP, readinessSeconds, withoutPreStop, zone } from './traffic.objects';
import { failures, mostLost, reigns, told } from './traffic.report';
import { waitReady } from './wait';
import { Color } from '../../constructs';

const MINUTE = 60_000;
const QUIET = 2000;

describe('requests through a Service on a real node', () => {
  let node = '';
  const figures: string[] = [];

  beforeAll(async () => {
    node = await startNode();
    await applyStubbed(node, zone());
    const servers = ['rolling', 'evicted', 'killed'].flatMap((name) => server(name, '1.0.0'));
    const hasty = [...hastyServer('hasty', '1.0.0'), ...withoutPreStop(hastyServer('abrupt', '1.0.0'))];
    await applyStubbed(node, [...servers, ...hasty, ...coloredServer('colored', Color.BLUE)]);
    await waitReady(node, [SHOP], 4 * MINUTE);
  });

  afterAll(async () => {
    console.log(figures.join('\n'));
    if (node) await stopNode(node);
  });

  /** What becomes of requests to a Service while something happens, and in two quiet seconds on either side. */
  const during = async (name: string, happens: () => Promise<void>): Promise<LoadReport> => {
    const load = await Load.start(node, name, await addressOf(node, name));
    const quietly = async () => {
      await sleep(QUIET);
      await happens();
      await sleep(QUIET);
    };
    const report = await quietly().then(
      () => load.end(),
      async (error: unknown) => {
        figures.push(...told(name, await load.end()));
        throw error;
      },
    );
    figures.push(...told(name, report));
    for (const { sent, seconds } of Object.values(report)) expect(sent).toBeGreaterThanOrEqual(RATE * seconds - 1);
    return report;
  };

  const expectAllAnswered = async ({ fresh, kept }: LoadReport): Promise<void> => {
    if (failures(fresh) + failures(kept) > 0) figures.push(await unanswered(node));
    expect([fresh.failed, kept.failed]).toEqual([{}, {}]);
  };

  it('are all answered during a rolling update: by both versions, and then by the new one alone', async () => {
    const update = server('rolling', '2.0.0');
    const report = await during('rolling', () => roll(node, 'rolling', update));
    await expectAllAnswered(report);
    expect(reigns(report.fresh)).toEqual(['1.0.0', '2.0.0']);
    expect([reigns(report.kept).at(0), reigns(report.kept).at(-1)]).toEqual(['1.0.0', '2.0.0']);
  });

  it('are all answered where old pods stop as soon as new ones are ready', async () => {
    const update = hastyServer('hasty', '2.0.0');
    await expectAllAnswered(await during('hasty', () => roll(node, 'hasty', update)));
  });

  it('fail in part during that same update without preStop', async () => {
    const update = withoutPreStop(hastyServer('abrupt', '2.0.0'));
    const { fresh } = await during('abrupt', () => roll(node, 'abrupt', update));
    expect(failures(fresh)).toBeGreaterThan(0);
  });

  it('are all answered while every pod is evicted, one at a time, for the budget allows no more', async () => {
    let refusals = 0;
    const report = await during('evicted', async () => {
      refusals = await evictAll(node, 'evicted');
    });
    figures.push(`evicted: the budget refused ${refusals} evictions`);
    await expectAllAnswered(report);
    expect(refusals).toBeGreaterThanOrEqual(2);
  });

  it('are all answered while green takes over from blue and gives back, by one version at a time', async () => {
    await untilAnswered(node, 'colored-preview', '2.0.0');
    const report = await during('colored', async () => {
      for (const [active, version] of [
        [Color.GREEN, '2.0.0'],
        [Color.BLUE, '1.0.0'],
      ] as const) {
        await applyStubbed(node, coloredServer('colored', active));
        await untilAnswered(node, 'colored', version);
        await sleep(QUIET);
      }
    });
    await expectAllAnswered(report);
    expect(reigns(report.fresh)).toEqual(['1.0.0', '2.0.0', '1.0.0']);
    await untilAnswered(node, 'colored-preview', '2.0.0');
  });

  it('fail for as long as a killed container does not listen: less than its readiness settings allow', async () => {
    const [pod] = await podsOf(node, 'killed');
    if (!pod) throw new Error('there is no pod to kill');
    let seconds = NaN;
    const { fresh, kept } = await during('killed', async () => {
      seconds = await kill(node, pod);
    });
    const most = mostLost(seconds);
    const allowed = mostLost(readinessSeconds(pod.spec));
    figures.push(
      `killed: nobody listened for ${seconds} s, so at most ${most.toFixed(0)} fail; readiness allows ${allowed.toFixed(0)}`,
    );
    for (const tally of [fresh, kept]) {
      expect(failures(tally)).toBeLessThanOrEqual(most);
      expect(failures(tally)).toBeLessThanOrEqual(allowed);
    }
    expect(failures(fresh)).toBeGreaterThan(0);
  });
});
