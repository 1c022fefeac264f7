import type { Change, Seen, SeenSlice } from './objects';

/** To whom a Service sent traffic at one moment. */
export interface Moment {
  /** Colour and version of its ready endpoints, each once: `blue 1.4.0`. */
  readonly versions: readonly string[];
  /** How many ready endpoints there were, and in how many slices. */
  readonly endpoints: number;
  readonly slices: number;
}

/** The ready endpoints of each Service after every event of its EndpointSlices. */
export class Served {
  private readonly versions = new Map<string, string>();
  private readonly slices = new Map<string, SeenSlice>();
  private readonly moments: { service: string; pods: readonly string[]; slices: number }[] = [];

  /** Takes in one event: of a pod, whose version is remembered, or of a slice. */
  public after({ type, object }: Change): void {
    if (object.kind === 'Pod') this.versions.set(object.metadata.uid, versionOf(object));
    if (object.kind !== 'EndpointSlice') return;
    if (type === 'DELETED') this.slices.delete(object.metadata.uid);
    else this.slices.set(object.metadata.uid, object);
    this.note(serviceOf(object));
  }

  /** Forgets what was, and begins with how things stand. */
  public begin(): void {
    this.moments.length = 0;
    new Set([...this.slices.values()].map(serviceOf)).forEach((service) => this.note(service));
  }

  /** Every moment of a Service since the beginning, as `payments/payment-card`. The pods’ own events may come later. */
  public of(service: string): Moment[] {
    return this.moments
      .filter((moment) => moment.service === service)
      .map(({ pods, slices }) => ({
        versions: [...new Set(pods.map((uid) => this.versions.get(uid) ?? 'unknown'))].sort(),
        endpoints: pods.length,
        slices,
      }));
  }

  private note(service: string): void {
    const slices = [...this.slices.values()].filter((slice) => serviceOf(slice) === service);
    const ready = slices.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions?.ready);
    this.moments.push({ service, pods: ready.map(({ targetRef }) => targetRef?.uid ?? ''), slices: slices.length });
  }
}

/** What a Service served, one after the other: `['blue 1.4.0', 'green 1.5.0']`. Two at once, or none, stand as such. */
export function course(moments: readonly Moment[]): string[] {
  const served = moments.map(({ versions }) => (versions.length === 0 ? 'nobody' : versions.join(' and ')));
  return served.filter((text, index) => text !== served[index - 1]);
}

function serviceOf({ metadata }: Seen): string {
  return `${metadata.namespace ?? ''}/${metadata.labels?.['kubernetes.io/service-name'] ?? ''}`;
}

function versionOf({ metadata }: Seen): string {
  return [metadata.labels?.color, metadata.labels?.['app.kubernetes.io/version']].filter(Boolean).join(' ');
}
