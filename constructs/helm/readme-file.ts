import type { ChartFacts } from './chart-file';
import type { ValueTree } from './value-tree';
import { shown } from '../core/errors';

/** `README.md`: what the chart is, and the table of its values. */
export function readmeFile(facts: ChartFacts, tree: ValueTree): string {
  const rows = tree.leaves.map(
    ({ path, value, schema, description }) =>
      `| \`${path.join('.')}\` | \`${cell(shown(value))}\` | ${cell(typeOf(schema.type))} | ${cell(description)} |`,
  );
  return [
    `# ${facts.name}`,
    '',
    facts.description,
    '',
    `Version ${facts.version}, of application version ${facts.appVersion}. Kubernetes ${facts.kubeVersion}.`,
    '',
    '## Values',
    '',
    'A value outside its bounds, or one that is not listed, is refused: see `values.schema.json`. What rests on the number of',
    'replicas (budgets, spreading, quotas) was settled for the defaults when the chart was written.',
    '',
    '| value | default | type | what it is |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function typeOf(type: unknown): string {
  return Array.isArray(type) ? type.join(' or ') : String(type);
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
}
