import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, ApiObject, Chart } from 'cdk8s';
import { helm, Folders } from './helm';
import { HelmChart } from '../../constructs';
import fc from '../chance';

const folders = new Folders();
afterAll(() => folders.remove());

/** What YAML, Go's templates or helm could take for something else. */
const TRAPS = [
  'yes', 'no', 'on', 'off', 'y', 'n', 'true', 'null', '~', '', ' ', '0777', '0o777', '0x1f', '0b1', '1e3', '1_000', '12:30:45', '.5', '5.', '+1', '-', '--',
  '---', '---\nkind: Secret', '...', '=', '<<', '@leading', '`tick', '%directive', '!tag', '&anchor', '*alias', '| literal', '> folded', '? key', ': value', '- item', '# comment',
  'a # comment', 'a: b', '{a: b}', '[a]', '{{', '}}', '{{ .Values.image }}', '{{- "x" -}}', '{{/* comment */}}', '{{{', '{ {', '{{"{{"}}', 'a{', '"', "'", '\\', '\\n', '"quoted"', "it's",
  'a\nb', 'a\n', '\na', '\n', 'a\n\n\nb\n\n', ' a', 'a ', 'a \n b', '\ta', 'a\tb', 'a\r\nb', '\r', '2001-01-01', '\u0085', '\u2028', '\u00a0', '\u0000', '\u0007', '😀', 'ß', '\ufeff', '\u{10ffff}', 'x'.repeat(2000),
]; // prettier-ignore

/** Parses with helm's own YAML, and hands on what it saw in a form that no parser can misread. */
const READ = 'json: {{ .Files.Get "rendered.yaml" | fromYaml | toRawJson | b64enc }}\n';

/** Texts as the data and the annotations of one ConfigMap. */
function chartOf(texts: readonly string[]): HelmChart {
  const chart = new Chart(new App(), 'texts');
  const named = Object.fromEntries(texts.map((text, index) => [`text-${index}`, text]));
  new ApiObject(chart, 'map', {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'texts', annotations: named },
    data: named,
  });
  const facts = { name: 'texts', version: '0.1.0', appVersion: '1', description: 'Texts of all kinds' };
  return HelmChart.of({ ...facts, charts: [chart] });
}

/**
 * What helm makes of them, read as helm and the API server read it: by Go's YAML, in a chart that parses what the first
 * one rendered.
 */
function throughHelm(texts: readonly string[]): { readonly data: string[]; readonly annotations: string[] } {
  const first = helm(['template', 'first', folders.write(chartOf(texts)), '--kube-version', '1.30.0']);
  expect(first).toMatchObject({ succeeded: true });
  const reader = folders.empty();
  mkdirSync(join(reader, 'templates'));
  writeFileSync(join(reader, 'Chart.yaml'), 'apiVersion: v2\nname: reader\nversion: 0.1.0\n');
  writeFileSync(join(reader, 'rendered.yaml'), first.stdout);
  writeFileSync(join(reader, 'templates', 'read.yaml'), READ);
  const second = helm(['template', 'second', reader]);
  expect(second).toMatchObject({ succeeded: true });
  const json = Buffer.from(/json: ([A-Za-z0-9+/=]+)/.exec(second.stdout)?.[1] ?? '', 'base64').toString('utf8');
  const { data, metadata } = JSON.parse(json) as {
    data: Record<string, string>;
    metadata: { annotations: Record<string, string> };
  };
  const inOrder = (map: Record<string, string>) => texts.map((_, index) => map[`text-${index}`] ?? 'missing');
  return { data: inOrder(data), annotations: inOrder(metadata.annotations) };
}

test('text that could be taken for something else comes out as it went in', () => {
  expect(throughHelm(TRAPS)).toEqual({ data: TRAPS, annotations: TRAPS });
});

test('any text comes out as it went in', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('{{', '}}', '{', '}', '"', "'", '\\', '\n', ' ', ':', '#', '-', 'a', '0'), {
        maxLength: 12,
      })
      .map((parts) => parts.join('')),
    fc.tuple(fc.constantFrom(...TRAPS), fc.constantFrom(...TRAPS)).map(([one, two]) => one + two),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 20, maxLength: 80 }), (texts) => {
      expect(throughHelm(texts)).toEqual({ data: texts, annotations: texts });
    }),
    { numRuns: 25 },
  );
});
