import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { accessPage } from './access-page';
import { addOnsPage } from './add-ons-page';
import { admissionPage } from './admission-page';
import { capacityReport, capacityTables } from './capacity-report';
import { exemptionsPage } from './exemptions-page';
import { connections, mermaid } from './graph';
import { pciPage } from './pci-page';
import { reachabilityPage } from './reachability-page';
import { ERROR_CODES } from '../constructs/core/error-codes';
import { environmentNamed } from '../stacks/environments';
import { GUARDED_ZONES } from '../stacks/zone-names';

/** A page that is made, or holds a part that is made. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** The pages that are made from the code, as they must be. */
export function generatedPages(root: string): Page[] {
  const picture = `\`\`\`mermaid\n${mermaid(connections(environmentNamed('production')), GUARDED_ZONES)}\n\`\`\``;
  return [
    { path: 'docs/access.md', text: accessPage() },
    { path: 'docs/add-ons.md', text: addOnsPage() },
    { path: 'docs/admission.md', text: admissionPage() },
    { path: 'docs/capacity.md', text: withPart(page(root, 'docs/capacity.md'), 'production', capacityTable()) },
    { path: 'docs/exemptions.md', text: exemptionsPage() },
    { path: 'docs/errors.md', text: errorsPage() },
    { path: 'docs/pci-dss.md', text: pciPage(root) },
    { path: 'docs/reachability.md', text: reachabilityPage() },
    { path: 'README.md', text: withPart(page(root, 'README.md'), 'architecture', picture) },
  ];
}

function page(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

function capacityTable(): string {
  return capacityTables(capacityReport(environmentNamed('production')));
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
    throw new Error(`a page has lost its marks for the part "${name}": ${start} … ${end}`);
  }
  return `${text.slice(0, before)}${start}\n\n${part}\n\n${text.slice(after)}`;
}

if (require.main === module) {
  const root = join(__dirname, '..');
  for (const { path, text } of generatedPages(root)) {
    writeFileSync(join(root, path), text);
  }
}
