import type { NamedCase } from './case-objects';
import type { MetricsSource, ResourceUse } from './metrics-source';
import { podsOf, type CasePod } from './modelled';

/** Serves the readings of many cases, once their pods have names. */
export class CaseMetrics implements MetricsSource {
  private readonly cases: ReadonlyMap<string, NamedCase>;
  private names: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(cases: readonly NamedCase[]) {
    this.cases = new Map(cases.map((one) => [one.name, one]));
  }

  /** The pods of each case by its name, in the order in which the case speaks of them. */
  public named(names: ReadonlyMap<string, readonly string[]>): void {
    this.names = names;
  }

  public resources(_: string, selector: string): Promise<ResourceUse[]> {
    const { cpu, memory } = this.uses(selector);
    const all = this.reporting(selector).map(({ pod, index, oddity }) => ({
      pod,
      usage: { ...quantity('cpu', cpu?.[index]), ...quantity('memory', memory?.[index]) },
      // Of an hour, which began before the pod was there.
      window: oddity === 'early' ? '3600s' : '0s',
    }));
    return Promise.resolve(all);
  }

  public custom(_: string, selector: string) {
    const { requests } = this.uses(selector);
    return Promise.resolve(
      this.reporting(selector).map(({ pod, index }) => ({ pod, value: `${requests?.[index] ?? 0}m` })),
    );
  }

  public external(_: string, selector: string) {
    const { metrics = [] } = this.of(selector)?.scaling ?? {};
    const series = metrics.flatMap((metric) => (metric.name === 'queue' ? metric.series : []));
    return Promise.resolve(series.map((value) => `${value}m`));
  }

  private of(selector: string): NamedCase | undefined {
    return this.cases.get(selector.replace('case=', ''));
  }

  private uses(selector: string): Partial<Record<'cpu' | 'memory' | 'requests', readonly number[]>> {
    const { metrics = [] } = this.of(selector)?.scaling ?? {};
    return Object.fromEntries(
      metrics.flatMap((metric) => (metric.name === 'queue' ? [] : [[metric.name, metric.used]])),
    );
  }

  private reporting(selector: string): (CasePod & { readonly pod: string; readonly index: number })[] {
    const found = this.of(selector);
    const names = this.names.get(found?.name ?? '') ?? [];
    return (found === undefined ? [] : podsOf(found.scaling)).flatMap((pod, index) => {
      const name = names[index];
      return name === undefined || pod.oddity === 'missing' ? [] : [{ ...pod, pod: name, index }];
    });
  }
}

function quantity(name: string, millis: number | undefined): object {
  return millis === undefined ? {} : { [name]: `${millis}m` };
}
