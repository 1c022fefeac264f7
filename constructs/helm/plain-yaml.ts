import { Yaml } from 'cdk8s';
import { mapText, Marks, someText } from './marks';

/**
 * Objects as YAML that Go reads as it was meant. What YAML's writers and readers do not agree on stands in quotes:
 * characters that one takes for the end of a line or for nothing and another does not, a block that begins with space,
 * octal numbers of YAML 1.2.
 */
export function plainYaml(objects: readonly unknown[]): string {
  const texts: string[] = [];
  const kept = (text: string): string => (needsQuotes(text) ? `\uE002${texts.push(text) - 1}\uE003` : text);
  const yaml = Yaml.stringify(...objects.map((one) => (someText(one, needsQuotes) ? mapText(one, kept) : one)));
  return texts.length === 0
    ? yaml
    : yaml.replace(/\uE002(\d+)\uE003/g, (_, index: string) => quoted(texts[Number(index)] ?? ''));
}

function needsQuotes(text: string): boolean {
  if (Marks.isMark(text)) {
    return false;
  }
  const underscored = text.includes('_') && NUMBER.test(text.replace(/_/g, ''));
  return INVISIBLE.test(text) || OCTAL.test(text) || underscored || (text.includes('\n') && /^\s/.test(text));
}

/** Text in double quotes, which every YAML reads as JSON: what cannot be seen is escaped. */
function quoted(text: string): string {
  const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(new RegExp(INVISIBLE, 'gu'), escaped);
}

/** Control characters but line feed and tab, separators of lines, private marks, byte order marks. */
const INVISIBLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ue000-\ue003\ufeff\ufffe\uffff]/u;

const OCTAL = /^[-+]?0o[0-7]+$/;

/** What Go's YAML takes for a number once it has left out the underscores: `3_e_-6`. */
const NUMBER = /^[-+]?(0x[0-9a-f]+|0b[01]+|0o?[0-7]+|(\.[0-9]+|[0-9]+(\.[0-9]*)?)(e[-+]?[0-9]+)?)$/i;
