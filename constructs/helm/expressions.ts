import { createHash } from 'crypto';
import { pathOf, type ValueTree } from './value-tree';
import { ChartValue } from '../core/chart-value';

/** What expressions are written for. */
export interface ExpressionContext {
  /** Name of the chart, with which the names of its helper templates begin. */
  readonly chart: string;
  readonly tree: ValueTree;
}

/** The template expression that puts a value into its field. */
export function expression(value: ChartValue, context: ExpressionContext): string {
  const { form } = value.fields;
  const { chart, tree } = context;
  const path = pathOf(value, tree.layout);
  switch (form.kind) {
    case 'integer':
      return `{{ ${reference(path)} | int }}`;
    case 'text':
      return `{{ ${reference(path)} | quote }}`;
    case 'list':
      return `{{ ${reference(path)} | toJson | quote }}`;
    case 'name':
      return form.suffix === ''
        ? `{{ ${reference(path)} | quote }}`
        : `{{ printf ${text(`%s${form.suffix}`)} ${reference(path)} | quote }}`;
    case 'version':
      return `{{ include "${chart}.version" ${reference(path)} | quote }}`;
    case 'image':
      return image(value, path, chart);
    case 'upper-bound': {
      const bounds = path.slice(0, -1);
      return `{{ include "${chart}.upperBound" (list ${reference(bounds)} ${text(bounds.join('.'))}) }}`;
    }
    case 'choice': {
      const chosen = reference(pathOf(form.by, tree.layout));
      const branches = Object.entries(form.cases).map(
        ([option, content]) => `if eq ${chosen} ${text(option)} }}${written(content, context)}`,
      );
      return `{{ ${branches.join('{{ else ')}{{ end }}`;
    }
    case 'job-name': {
      const digest = createHash('sha256')
        .update(goJson(tree.at(path)))
        .digest('hex');
      const facts = `"name" ${text(form.name)} "hash" ${text(form.hash)} "default" ${text(digest)}`;
      return `{{ include "${chart}.jobName" (dict ${facts} "values" ${reference(path)}) }}`;
    }
  }
}

/** Text of a manifest as a template: what it says in braces is no expression. */
export function literal(manifest: string): string {
  return manifest.replace(/{{/g, '{{ "{{" }}');
}

/** One case of a choice: a value, or what never changes. */
function written(content: unknown, context: ExpressionContext): string {
  return content instanceof ChartValue ? expression(content, context) : literal(JSON.stringify(content));
}

/** An image that is pinned by a digest says so: another tag alone would change nothing, and is refused. */
function image({ fields }: ChartValue, path: readonly string[], chart: string): string {
  const { tag, digest } = fields.value as { readonly tag: string; readonly digest: string };
  const pinned = digest !== '' && tag !== '';
  return pinned
    ? `{{ include "${chart}.pinnedImage" (list ${reference(path)} ${text(tag)} ${text(digest)} ${text(path.join('.'))}) | quote }}`
    : `{{ include "${chart}.image" ${reference(path)} | quote }}`;
}

/** A key that begins with a digit cannot stand behind a dot. */
function reference(path: readonly string[]): string {
  return path.every((key) => /^[a-zA-Z]/.test(key))
    ? ['.Values', ...path].join('.')
    : `(index .Values ${path.map(text).join(' ')})`;
}

/** A Go string literal. */
function text(content: string): string {
  return JSON.stringify(content);
}

/** JSON as Go writes it: keys in order, and the three characters that mean something to HTML escaped. */
function goJson(content: unknown): string {
  const ordered = (_: string, inner: unknown): unknown =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  const escape = (letter: string): string => `\\u00${letter.charCodeAt(0).toString(16)}`;
  return JSON.stringify(content, ordered).replace(/[<>&]/g, escape);
}
