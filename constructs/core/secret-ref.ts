import { refuse, shown } from './errors';
import { checkNoSecret } from './literal-secret';
import { checkReference, FILE_NAME } from './object-names';
import { checkText } from './text';

/** Which Secret, which keys in it, and which version of its content. */
export interface SecretRefProps {
  /** Name of the Secret, in the namespace of whoever uses it. */
  readonly name: string;
  /** The keys that the Secret holds. */
  readonly keys: string[];
  /** Version of the content: raise it when the value was rotated, and the pods that use it roll. */
  readonly version: string;
}

/**
 * A reference to a Secret. The value stands nowhere in this program.
 * @see https://kubernetes.io/docs/concepts/configuration/secret/
 */
export class SecretRef {
  /** `SecretRef.of({ name: 'orders-database', keys: ['password'], version: '1' })`. */
  public static of(props: SecretRefProps): SecretRef {
    const place = `SecretRef.of ${props.name}`;
    checkReference(props.name, 'the name', place);
    checkNoSecret(checkText(props.version, place), place);
    const bad = props.keys.find((key) => !FILE_NAME.test(key));
    if (props.keys.length === 0 || bad !== undefined) {
      refuse({
        code: 'SECRET_KEY_INVALID',
        place,
        expected: 'a secret must list its keys: letters, digits, hyphens, underscores and dots, not two dots first',
        got: bad === undefined ? 'no key' : shown(bad),
        example: `keys: ['password']`,
      });
    }
    return new SecretRef(props.name, [...props.keys], props.version);
  }

  private constructor(
    /** Name of the Secret. */
    public readonly name: string,
    /** Its keys. */
    public readonly keys: string[],
    /** Version of its content. */
    public readonly version: string,
  ) {}

  /** Refuses a key that the Secret does not list. @internal */
  public _key(key: string, place: string): string {
    if (!this.keys.includes(key)) {
      refuse({
        code: 'SECRET_KEY_UNKNOWN',
        place,
        expected: `the secret "${this.name}" must list the key (it has ${this.keys.join(', ')})`,
        got: shown(key),
        example: `SecretRef.of({ name: '${this.name}', keys: ['${key}'], version: '1' })`,
      });
    }
    return key;
  }
}
