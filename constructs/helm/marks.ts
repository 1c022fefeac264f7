import { Yaml } from 'cdk8s';
import type { ChartValue } from '../core/chart-value';

/** Two characters of Unicode's private use around a number. */
const MARK = /\uE000(\d+)\uE001/g;

/** The whole of a text that is a mark. */
const WHOLE = /^\uE000\d+\uE001$/;

/** What stands in the place of values while text is made of objects, and which value each mark is. */
export class Marks {
  /** Whether a text is a mark. */
  public static isMark(text: string): boolean {
    return text.startsWith('\uE000') && WHOLE.test(text);
  }

  /** Leaves a mark for a value, and knows those of which it is made. */
  public readonly add = (value: ChartValue): string => {
    value.parts.forEach(this.add);
    this.values.push(value);
    return `\uE000${this.values.length - 1}\uE001`;
  };

  /** The values, in the order of their marks. */
  public readonly values: ChartValue[] = [];

  /** Puts something into the place of each mark. */
  public replace(text: string, write: (value: ChartValue) => string): string {
    return text.replace(MARK, (_, index: string) => write(this.at(index)));
  }

  /** What the whole of a text is the mark of, if it is one. */
  public valueOf(text: string): ChartValue | undefined {
    return Marks.isMark(text) ? this.at(text.slice(1, -1)) : undefined;
  }

  private at(index: string): ChartValue {
    const value = this.values[Number(index)];
    if (value === undefined) {
      throw new Error(`no value has the mark ${index}`);
    }
    return value;
  }
}

/** The same content with each value's default in the place of its mark. */
export function withDefaults<T>(content: T, marks: Marks): T {
  return mapText(content, (text) => marks.valueOf(text)?.fields.shown ?? text) as T;
}

/** The text of manifests: each mark gives way to the value's default, as YAML writes it. */
export function plainText(text: string, marks: Marks): string {
  return marks.replace(text, ({ fields }) => Yaml.stringify(fields.shown).trimEnd());
}

/** The same content with something else in the place of each text. */
export function mapText(content: unknown, map: (text: string) => unknown): unknown {
  if (typeof content === 'string') {
    return map(content);
  }
  if (Array.isArray(content)) {
    return content.map((item) => mapText(item, map));
  }
  if (typeof content === 'object' && content !== null) {
    return Object.fromEntries(Object.entries(content).map(([key, inner]) => [key, mapText(inner, map)]));
  }
  return content;
}

/** Whether any text in a content is such a one. */
export function someText(content: unknown, test: (text: string) => boolean): boolean {
  if (typeof content === 'string') {
    return test(content);
  }
  return typeof content === 'object' && content !== null && Object.values(content).some((item) => someText(item, test));
}
