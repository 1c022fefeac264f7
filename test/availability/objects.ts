/** What is read of any object that is watched. */
export interface Seen {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly resourceVersion: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly deletionTimestamp?: string;
  };
}

/** What is read of a pod. */
export interface SeenPod extends Seen {
  readonly spec: { readonly nodeName?: string };
  readonly status: {
    readonly podIP?: string;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly lastTransitionTime?: string;
    }[];
  };
}

/** What is read of a Deployment or a StatefulSet. */
export interface SeenWorkload extends Seen {
  readonly spec: {
    readonly minReadySeconds?: number;
    readonly selector: { readonly matchLabels?: Readonly<Record<string, string>> };
  };
}

/** What is read of an EndpointSlice. */
export interface SeenSlice extends Seen {
  readonly endpoints?: readonly SeenEndpoint[] | null;
}

/** One endpoint; not ready means that nobody sends to it. */
export interface SeenEndpoint {
  readonly conditions?: { readonly ready?: boolean };
  readonly targetRef?: { readonly uid?: string; readonly name?: string };
}

/** A change, as a watch tells it; what a list found counts as added. */
export interface Change<T extends Seen = Seen> {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: T;
}

/** Whether labels are among those that a selector selects. */
export function selects(
  selector: Readonly<Record<string, string>> | undefined,
  labels: Readonly<Record<string, string>> | undefined,
): boolean {
  return Object.entries(selector ?? {}).every(([key, value]) => labels?.[key] === value);
}
