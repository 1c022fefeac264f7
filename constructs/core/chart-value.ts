/** JSON schema of one value, as `values.schema.json` holds it. */
export interface ValueSchema {
  readonly [keyword: string]: unknown;
}

/** How a template writes a value. */
export type ValueForm =
  | { readonly kind: 'integer' | 'text' }
  /** A list of texts, as a literal of CEL. */
  | { readonly kind: 'list' }
  /** `registry/repository:tag@digest`, from the parts. */
  | { readonly kind: 'image' }
  /** `app.kubernetes.io/version`, from the parts of an image. */
  | { readonly kind: 'version' }
  /** The component's name, with what follows it. */
  | { readonly kind: 'name'; readonly suffix: string }
  /** The upper of two bounds, which stand side by side. */
  | { readonly kind: 'upper-bound' }
  /** One of several contents, by what another value is. Each may be a value itself. */
  | { readonly kind: 'choice'; readonly by: ChartValue; readonly cases: { readonly [option: string]: unknown } }
  /** Name of a Job, which is another one where any value of its component is another. */
  | { readonly kind: 'job-name'; readonly name: string; readonly hash: string };

/** Whose value it is. */
export interface ValueOwner {
  /** Namespace of the component. */
  readonly namespace: string;
  /** Name of the component. */
  readonly name: string;
  /** Its first port, if it has any. */
  readonly port?: number;
}

/** What a value is, apart from whose. */
export interface ValueFields {
  /** Path below the component: `['image']`, `['autoscaling', 'minReplicas']`. */
  readonly key: readonly string[];
  /** What the manifest says by default. */
  readonly shown: string | number;
  readonly form: ValueForm;
  /**
   * What `values.yaml` says.
   * @default - what the manifest says
   */
  readonly value?: unknown;
  /** Nothing for what only reads values that others declare. */
  readonly schema?: ValueSchema;
  readonly description?: string;
}

/** Where a value stands while a chart is written: text in its place, by which it is found again. */
type Recorder = (value: ChartValue) => string;

let recorder: Recorder | undefined;

/** Runs something in which every value leaves a mark instead of its default. */
export function recordingValues<T>(record: Recorder, run: () => T): T {
  recorder = record;
  try {
    return run();
  } finally {
    recorder = undefined;
  }
}

/**
 * A field of an object that is a value of the Helm chart. Everywhere else it is its default: cdk8s asks what it
 * resolves to.
 */
export class ChartValue {
  /** Puts a value into a field. It is typed as the field's own content, as cdk8s' tokens are. */
  public static in<T extends string | number>(owner: ValueOwner, fields: ValueFields & { readonly shown: T }): T {
    return new ChartValue(owner, fields) as unknown as T;
  }

  /** Puts one of several contents into a field: the one under what `by`, a value or plain text, is. */
  public static choice<T extends string | number>(by: string, cases: { readonly [option: string]: T }): T {
    const chooser: unknown = by;
    const chosen = cases[String(ChartValue.plain(chooser))];
    if (chosen === undefined) {
      throw new Error(`no case for ${by}`);
    }
    const shown = ChartValue.plain(chosen) as T;
    return chooser instanceof ChartValue
      ? ChartValue.in(chooser.owner, { key: [], shown, form: { kind: 'choice', by: chooser, cases } })
      : chosen;
  }

  /** What a field holds by default. */
  public static plain(content: unknown): unknown {
    return content instanceof ChartValue ? content.fields.shown : content;
  }

  constructor(
    public readonly owner: ValueOwner,
    public readonly fields: ValueFields,
  ) {}

  /** The values that stand in no field of their own: what a choice is made by, and among. */
  public get parts(): ChartValue[] {
    const { form } = this.fields;
    return form.kind === 'choice'
      ? [form.by, ...Object.values(form.cases)].filter((part) => part instanceof ChartValue)
      : [];
  }

  /** What checks of its text see. */
  public toString(): string {
    return String(this.fields.shown);
  }

  /** What cdk8s writes in its place. */
  public resolve(): string | number {
    return recorder === undefined ? this.fields.shown : recorder(this);
  }
}
