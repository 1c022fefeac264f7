import { refuse, shown } from '../core/errors';
import { checkText } from '../core/text';

/** How a URL is written. */
export interface UrlOptions {
  /**
   * Scheme, without `://`.
   * @default - `https` for an https endpoint, else `http`
   */
  readonly scheme?: string;
  /**
   * Path, with its leading slash.
   * @default - none
   */
  readonly path?: string;
  /**
   * Name of a variable of the same application, declared before, that holds the password for the URL.
   * @default - no credentials in the URL
   */
  readonly passwordVariable?: string;
  /**
   * User in the URL, beside the password.
   * @default - `default`, when there is a password
   */
  readonly user?: string;
}

/** What a binding takes from where, for the code that writes the container's variables. */
export type BindingSource =
  | { readonly kind: 'value'; readonly text: string; readonly reason?: string }
  | { readonly kind: 'level'; readonly level: string; readonly levels: readonly string[] }
  | { readonly kind: 'field'; readonly path: string }
  | { readonly kind: 'url'; readonly role: string; readonly options: UrlOptions }
  | { readonly kind: 'hostPort' | 'host' | 'port'; readonly role: string }
  | { readonly kind: 'secret'; readonly role: string; readonly key: string }
  | { readonly kind: 'attribute'; readonly role: string; readonly name: string };

/**
 * The fields that a variable can hold.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/downward-api/#available-fields
 */
const FIELDS =
  /^(metadata\.(name|namespace|uid)|spec\.(nodeName|serviceAccountName)|status\.(hostIP|hostIPs|podIP|podIPs))$/;

/**
 * What a variable of an image holds: a fixed value, or something of whoever plays a role. The image's names stay with
 * the image, the wiring stays with the component, and either can be changed without the other.
 */
export class Binding {
  /** Fixed text. Refused under a name that says it is a secret. */
  public static value(text: string): Binding {
    return new Binding({ kind: 'value', text: checkText(text, 'Binding.value') });
  }

  /** Fixed text under a name that looks like a secret's but is none, with the reason, which becomes an annotation. */
  public static plain(text: string, reason: string): Binding {
    if (reason.trim() === '') {
      refuse({
        code: 'REASON_MISSING',
        place: 'Binding.plain',
        expected: 'a literal under a secret-looking name must say why it is none',
        got: shown(reason),
        example: `Binding.plain('orders', 'name of a partition key')`,
      });
    }
    checkText(reason, 'Binding.plain');
    return new Binding({ kind: 'value', text: checkText(text, 'Binding.plain'), reason });
  }

  /** How much the program logs, one of the levels that it knows: a value of a Helm chart. */
  public static logLevel(level: string, levels: string[]): Binding {
    if (!levels.includes(level)) {
      refuse({
        code: 'VALUE_INVALID',
        place: 'Binding.logLevel',
        expected: `the level must be one that the program knows (${levels.join(', ') || 'none'})`,
        got: shown(level),
        example: `Binding.logLevel('info', ['debug', 'info', 'warn', 'error'])`,
      });
    }
    return new Binding({ kind: 'level', level, levels: [...levels] });
  }

  /** URL of the role's endpoint: `http://orders.commerce.svc:80`. */
  public static url(role: string, options: UrlOptions = {}): Binding {
    return new Binding({ kind: 'url', role, options });
  }

  /** `host:port` of the role's endpoint. */
  public static hostPort(role: string): Binding {
    return new Binding({ kind: 'hostPort', role });
  }

  /** Host of the role's endpoint. */
  public static host(role: string): Binding {
    return new Binding({ kind: 'host', role });
  }

  /** Port of the role's endpoint. */
  public static port(role: string): Binding {
    return new Binding({ kind: 'port', role });
  }

  /** A key of the Secret that opens the role's connection. */
  public static secret(role: string, key: string): Binding {
    return new Binding({ kind: 'secret', role, key });
  }

  /** A fact of the role's connection that is no secret: `name` and `user` of a database, `region` of a table store. */
  public static attribute(role: string, name: string): Binding {
    return new Binding({ kind: 'attribute', role, name });
  }

  /**
   * A field of the pod itself: `metadata.name`, `metadata.namespace`, `metadata.uid`, `spec.nodeName`,
   * `spec.serviceAccountName`, `status.hostIP`, `status.podIP`.
   */
  public static field(path: string): Binding {
    if (!FIELDS.test(path)) {
      refuse({
        code: 'VALUE_INVALID',
        place: 'Binding.field',
        expected: 'the field must be one that Kubernetes tells a container of its own pod',
        got: shown(path),
        example: `Binding.field('metadata.name')`,
      });
    }
    return new Binding({ kind: 'field', path });
  }

  private constructor(
    /** @internal */
    readonly _source: BindingSource,
  ) {}

  /** The role it takes from, if it takes from one. @internal */
  public get _role(): string | undefined {
    return 'role' in this._source ? this._source.role : undefined;
  }
}
