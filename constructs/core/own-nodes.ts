import { refuse, shown } from './errors';
import { checkLabelKey, checkLabelValue } from './label-values';

/** The taint of some nodes, which they carry as a label too. */
export interface OwnNodesProps {
  /** Key of the taint and of the label: `pci-zone`. */
  readonly key: string;
  /** Value of both: never empty, for a pod selects by it. */
  readonly value: string;
}

/**
 * Nodes that are there for some pods alone. The taint, of effect `NoSchedule`, keeps all others away; the label, of the same
 * key and value, keeps these pods from going anywhere else: each alone would let half of it happen.
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
 */
export class OwnNodes {
  /** Nodes with this taint and label. */
  public static of(props: OwnNodesProps): OwnNodes {
    const place = 'OwnNodes';
    const key = checkLabelKey(props.key, place);
    const value = checkLabelValue(props.value, key, place);
    if (value === '') {
      refuse({
        code: 'VALUE_INVALID',
        place,
        expected: "the taint of a zone's own nodes must have a value",
        got: shown(value),
        example: `{ key: 'pci-zone', value: 'cde' }`,
      });
    }
    return new OwnNodes(key, value);
  }

  private constructor(
    /** Key of the taint and of the label. */
    public readonly key: string,
    /** Value of both. */
    public readonly value: string,
  ) {}

  /** Taint and label as text: `pci-zone=cde`. */
  public get text(): string {
    return `${this.key}=${this.value}`;
  }

  /** @internal */
  public get _nodeSelector(): { readonly [label: string]: string } {
    return { [this.key]: this.value };
  }

  /** @internal */
  public get _toleration(): { readonly key: string; readonly value: string; readonly effect: string } {
    return { key: this.key, value: this.value, effect: 'NoSchedule' };
  }
}
