/** First and last port, both included. */
type Interval = readonly [first: number, last: number];

/** The protocols that a NetworkPolicy tells apart. */
export const PROTOCOLS = ['TCP', 'UDP', 'SCTP'] as const;

const LAST_PORT = 65535;

/** A set of ports of each protocol, kept as intervals: exact, however many there are. */
export class PortSet {
  /** No port at all. */
  public static readonly NONE = new PortSet(new Map());
  /** Every port of every protocol. */
  public static readonly ALL = new PortSet(new Map(PROTOCOLS.map((protocol) => [protocol, [[1, LAST_PORT]]])));

  /** One port of a protocol, or all from the first to the last. */
  public static of(protocol: string, first: number, last = first): PortSet {
    return new PortSet(new Map([[protocol, [[first, last]]]]));
  }

  /** Every port of a protocol. */
  public static every(protocol: string): PortSet {
    return PortSet.of(protocol, 1, LAST_PORT);
  }

  private constructor(private readonly intervals: ReadonlyMap<string, readonly Interval[]>) {}

  /** Whether it holds nothing. */
  public get isEmpty(): boolean {
    return this.intervals.size === 0;
  }

  /** What is in one of them, or in both. */
  public or(other: PortSet): PortSet {
    return this.combined(other, (a, b) => merged([...a, ...b]));
  }

  /** What is in both. */
  public and(other: PortSet): PortSet {
    return this.combined(other, (a, b) => merged(a.flatMap((one) => b.flatMap((two) => overlap(one, two)))));
  }

  /** Each protocol with its ports as text: `8080`, `8080-8090, 9090`. */
  public describe(): { readonly protocol: string; readonly ports: string }[] {
    return PROTOCOLS.flatMap((protocol) => {
      const intervals = this.intervals.get(protocol);
      return intervals === undefined ? [] : [{ protocol, ports: intervals.map(written).join(', ') }];
    });
  }

  /** Whether a port is in it. */
  public has(protocol: string, port: number): boolean {
    return (this.intervals.get(protocol) ?? []).some(([first, last]) => first <= port && port <= last);
  }

  private combined(other: PortSet, by: (a: readonly Interval[], b: readonly Interval[]) => Interval[]): PortSet {
    const entries = PROTOCOLS.map((protocol) => {
      return [protocol, by(this.intervals.get(protocol) ?? [], other.intervals.get(protocol) ?? [])] as const;
    });
    return new PortSet(new Map(entries.filter(([, intervals]) => intervals.length > 0)));
  }
}

function overlap([a, b]: Interval, [c, d]: Interval): Interval[] {
  const [first, last] = [Math.max(a, c), Math.min(b, d)];
  return first <= last ? [[first, last]] : [];
}

/** In order, with what touches made one. */
function merged(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort(([a], [b]) => a - b);
  return sorted.reduce<Interval[]>((done, [first, last]) => {
    const before = done[done.length - 1];
    return before !== undefined && first <= before[1] + 1
      ? [...done.slice(0, -1), [before[0], Math.max(before[1], last)]]
      : [...done, [first, last]];
  }, []);
}

function written([first, last]: Interval): string {
  return first === last ? String(first) : `${first}-${last}`;
}
