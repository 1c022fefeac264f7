import { App } from 'cdk8s';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLES } from './rollouts.examples';
import { PolicyPass } from '../../constructs';

const EXAMPLE = /^( *)\/\/ page\n([\s\S]*?)^ *\/\/ end$/gm;
const BLOCK = /^```ts\n([\s\S]*?)^```$/gm;

const page = readFileSync(join(__dirname, '../../docs/rollouts.md'), 'utf8');
const source = readFileSync(join(__dirname, 'rollouts.examples.ts'), 'utf8');

const compiled = [...source.matchAll(EXAMPLE)].map(([, indent = '', text = '']) =>
  text.replace(new RegExp(`^${indent}`, 'gm'), ''),
);

test('the TypeScript of docs/rollouts.md is what compiles and runs here, in its order', () => {
  expect([...page.matchAll(BLOCK)].map(([, text]) => text)).toEqual(compiled);
  expect(compiled).toHaveLength(EXAMPLES.length);
});

test.each(EXAMPLES.map((Example) => [Example.name, Example] as const))('%s passes the policy pass', (_, Example) => {
  const app = new App();
  PolicyPass.attachTo(app);
  new Example(app, 'shop', { namespace: 'shop' });
  expect(app.synthYaml()).toContain('name: ');
});
