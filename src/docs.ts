import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { addOnsPage } from './add-ons-page';
import { exemptionsPage } from './exemptions-page';
import { connections, mermaid } from './graph';
import { ERROR_CODES } from '../constructs/core/error-codes';
import { environmentNamed } from '../stacks/environments';

/** A page that is made, or holds a part that is made. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The pages that are made from the code, as they must be. */
export function generatedPages(root: string): Page[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const picture = `\`\`\`mermaid\n${mermaid(connections(environmentNamed('production')))}\n\`\`\``;
  return [
    { path: 'docs/add-ons.md', text: addOnsPage() },
    { path: 'docs/exemptions.md', text: exemptionsPage() },
    { path: 'docs/errors.md', text: errorsPage() },
    { path: 'README.md', text: withPart(readme, 'architecture', picture) },
  ];
}

function errorsPage(): string {
  const rows = Object.entries(ERROR_CODES).map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
  return [
    '# Errors',
    '',
    'Made by `npm run docs` from `constructs/core/error-codes.ts`. An error says its code, the place, what was expected,',
    'what came instead and an example: `REPLICAS_INVALID [production.components.logistics.replicas] replicas must be …,',
    'got 1. Example: replicas: 3`. Codes are stable.',
    '',
    '| code | meaning |',
    '| --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** Replaces what stands between a part's two marks. */
function withPart(text: string, name: string, part: string): string {
  const [start, end] = [`<!-- ${name}: made by npm run docs -->`, `<!-- ${name}: end -->`];
  const before = text.indexOf(start);
  const after = text.indexOf(end);
  if (before < 0 || after < before) {
    throw new Error(`README.md has lost its marks for the part "${name}": ${start} … ${end}`);
  }
  return `${text.slice(0, before)}${start}\n\n${part}\n\n${text.slice(after)}`;
}

if (require.main === module) {
  const root = join(__dirname, '..');
  for (const { path, text } of generatedPages(root)) {
    writeFileSync(join(root, path), text);
  }
}
