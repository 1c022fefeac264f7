import { available } from '../availability';
import { SlowNodes } from '../slow-nodes/slow-nodes';
import { BROKEN, brokenCopies, titleOf, type Broken } from './broken-copies';
import { Watch } from './watch';
import { kubectl } from '../kubectl';
import { apply, clear } from '../lifecycle';
import { asList, Release } from '../release';
import { plansOf, type Plan } from '../../availability/plan';
import { table, violations, type Disturbance } from '../../availability/promises';
import type { Worst } from '../../availability/worst';
import { until } from '../../node/wait';
import type { Environment } from '../../../stacks/environments/environment';
import { production } from '../../../stacks/environments/production';

const MINUTES = 60_000;

/** Over how many zones the slow nodes and the cluster of production are spread. */
export const ZONES = 3;

/** Production with no nodes set apart: what is watched are the losses of nodes and zones, not which nodes they are. */
export const WATCHED: Environment = { ...production, ownNodes: undefined };

/** Production and its broken copies on slow nodes, and what a watch saw of them. */
export class WatchedPlatform {
  /** What is applied first. */
  public readonly release = new Release(WATCHED);
  /** What its manifests promise. */
  public readonly plans = plansOf(this.release.objects, ZONES);
  public readonly nodes = new SlowNodes();
  public readonly watch = new Watch();
  private readonly copies = brokenCopies(this.release);
  private readonly measured = new Map<Disturbance, Worst['figures']>();
  private current = this.release;

  /** Applies everything and waits until it is available. */
  public async start(): Promise<void> {
    await this.clear(); // what an aborted run left
    await this.nodes.start();
    await apply(this.release);
    await kubectl(['apply', '-f', '-'], asList(this.copies.objects));
    await this.watch.start();
    await available(this.release, 5 * MINUTES);
    await this.full();
  }

  /** Takes everything away, and prints the worst figures. */
  public async stop(): Promise<void> {
    this.watch.stop();
    await this.clear();
    await this.nodes.stop();
    process.stderr.write(`\nWorst figures, promised ones in brackets, after ${this.watch.events} events\n\n`);
    process.stderr.write(`${table(this.plans, this.measured)}\n`);
  }

  /** Applies what differs in another release, and waits until it is available. */
  public async update(next: Release): Promise<void> {
    const known = new Set(this.current.objects.map((object) => JSON.stringify(object)));
    const changed = next.objects.filter((object) => !known.has(JSON.stringify(object)));
    this.current = next;
    await kubectl(['apply', '--validate=strict', '-f', '-'], asList(changed));
    await available(next, 5 * MINUTES);
  }

  /** Measures while something happens. */
  public async disturb(name: Disturbance, happens: () => Promise<unknown>): Promise<void> {
    this.measured.set(name, await this.watch.during(happens));
  }

  /** Where a disturbance took more than was planned, from production or from a copy. */
  public violations(name: Disturbance, copy?: Broken): string[] {
    const figures = this.measured.get(name);
    if (figures === undefined) throw new Error(`${name}: not measured`);
    return violations(figures, copy === undefined ? this.plans : this.planOf(copy), name);
  }

  /** What the original promises, asked of a copy that lacks a property. */
  public planOf(copy: Broken): Plan[] {
    const original = this.plans.filter(({ workload }) => workload === titleOf());
    return original.map((plan) => ({ ...plan, workload: titleOf(copy) }));
  }

  /** Waits until production, and the copies unless only some are named, have all their pods, by what the watch saw. */
  public async full(copies: readonly Broken[] = BROKEN): Promise<void> {
    const wanted = [...this.plans, ...copies.flatMap((copy) => this.planOf(copy))];
    let missing: string[] = [];
    await until('every workload is full', 5 * MINUTES, () => {
      missing = wanted.filter((plan) => this.lacks(plan)).map(({ workload }) => workload);
      return Promise.resolve(missing.length === 0 ? true : undefined);
    }).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${missing.join(', ')}`);
    });
  }

  private lacks({ workload, replicas }: Plan): boolean {
    const found = this.watch.state.workloads.get(workload);
    const wanted = workload === titleOf('alone') ? 1 : replicas;
    return found === undefined || this.watch.state.figures(found, Date.now()).available < wanted;
  }

  private async clear(): Promise<void> {
    await Promise.all([
      clear(this.release),
      kubectl(['delete', 'namespace', '--ignore-not-found', ...this.copies.namespaces]),
    ]);
  }
}
