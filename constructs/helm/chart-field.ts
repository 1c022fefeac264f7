import { ChartValue, type ValueFields } from '../core/chart-value';
import { refuse, shown } from '../core/errors';
import { checkObjectName } from '../core/names';
import * as kinds from '../core/value-kinds';

/** Whose value a field is, and where it stands among that component's. */
export interface ChartFieldProps {
  /** Name of the component. */
  readonly component: string;
  /** Its namespace. */
  readonly namespace: string;
  /** Path below the component: `['replicaCount']`, `['retention', 'days']`. */
  readonly key: string[];
  /**
   * What it is for, in a sentence.
   * @default - nothing is said
   */
  readonly description?: string;
}

/** A whole number as a value. */
export interface WholeNumberFieldProps extends ChartFieldProps {
  /** The default. */
  readonly value: number;
  /**
   * Least that is taken.
   * @default - any
   */
  readonly minimum?: number;
  /**
   * Most that is taken.
   * @default - any
   */
  readonly maximum?: number;
}

/** Text as a value. */
export interface TextFieldProps extends ChartFieldProps {
  /** The default. */
  readonly value: string;
  /**
   * Regular expression that the text must match, as RE2 writes it.
   * @default - any text
   */
  readonly pattern?: string;
  /**
   * The only texts that are taken.
   * @default - any text
   */
  readonly options?: string[];
}

/** A Kubernetes quantity as a value. */
export interface QuantityFieldProps extends ChartFieldProps {
  /** The default: `10Gi`, `250m`. */
  readonly value: string;
}

/**
 * A field of an object of your own that is a value of the Helm chart: put it into the spec of an `ApiObject`. In plain
 * manifests it is its default.
 */
export class ChartField {
  /** `ChartField.wholeNumber({ component: 'search', namespace: 'shop', key: ['replicaCount'], value: 3, minimum: 1 })`. */
  public static wholeNumber(props: WholeNumberFieldProps): ChartField {
    const { minimum, maximum } = props;
    return field(props, { form: { kind: 'integer' }, schema: { type: 'integer', minimum, maximum } });
  }

  /** Text: a level, a host, a name. */
  public static text(props: TextFieldProps): ChartField {
    const { pattern, options } = props;
    return field(props, { form: { kind: 'text' }, schema: { type: 'string', pattern, enum: options } });
  }

  /** A quantity. */
  public static quantity(props: QuantityFieldProps): ChartField {
    return field(props, { form: { kind: 'text' }, schema: kinds.QUANTITY_SCHEMA });
  }

  private constructor() {}
}

/** Keys that can stand behind a dot in a template. */
const KEY = /^[a-zA-Z][a-zA-Z0-9]*$/;

function field(
  props: ChartFieldProps & { readonly value: string | number },
  { form, schema }: Pick<ValueFields, 'form' | 'schema'>,
): ChartField {
  const { component, namespace, key, value, description } = props;
  const owner = { name: checkObjectName(component, PLACE), namespace: checkObjectName(namespace, PLACE) };
  if (key.length === 0 || !key.every((part) => KEY.test(part))) {
    refuse({
      code: 'CHART_INVALID',
      place: PLACE,
      expected: 'a key must be a path of words of letters and digits, each beginning with a letter',
      got: shown(key),
      example: `key: ['retention', 'days']`,
    });
  }
  return ChartValue.in(owner, { key: [...key], shown: value, form, schema, description });
}

const PLACE = 'ChartField';
