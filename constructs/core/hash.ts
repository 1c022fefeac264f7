import { createHash } from 'crypto';
import { ChartValue } from './chart-value';

/** Ten hexadecimal digits that stand for a content: the same for the same content, whatever the order of its keys. */
export function contentHash(content: unknown): string {
  return createHash('sha256').update(stable(content)).digest('hex').slice(0, 10);
}

function stable(content: unknown): string {
  const value = ChartValue.plain(content);
  if (Array.isArray(value)) {
    return `[${value.map(stable).join(',')}]`;
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${stable(inner)}`).join(',')}}`;
  }
  return value === undefined ? 'null' : JSON.stringify(value);
}
