import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { buildSync } from 'esbuild';

const ROOT = join(__dirname, '..', '..');
const FOLDERS = ['bench', 'constructs', 'examples', 'src', 'stacks', 'test'];
const HOME = join('stacks', 'terraform') + sep;

/** Not of this project's stacks: what the bench holds them against. */
const PEERS = [join('bench', 'empty-stack.js')];

/** What a file names as a module, however it does so. */
function modulesIn(text: string): string[] {
  const named = /(?:\bfrom|\bimport|\brequire|\bimport\s*\(|\brequire\s*\(|\bmock\s*\()\s*['"`]([^'"`\n]+)['"`]/g;
  return [...text.matchAll(named)].map(([, name = '']) => name);
}

/** What is wrong with how a file uses cdktf, one line each. */
function mistakesIn(file: string, text: string): string[] {
  return modulesIn(text)
    .filter((name) => /^(@cdktf\/|cdktf(\/|$))/.test(name))
    .flatMap((name) => [
      ...(file.startsWith(HOME) ? [] : [`${file} imports ${name}`]),
      ...(!name.startsWith('@cdktf/') || /^@cdktf\/provider-[a-z]+\/lib\/[a-z0-9-]+$/.test(name)
        ? []
        : [`${file} imports the whole of ${name}`]),
    ]);
}

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?<!\.d)\.(ts|js|mjs)$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(folder, file));
}

/** The packages that a program or test loads, directly or by what it imports. */
function packagesOf(files: readonly string[]): { readonly file: string; readonly packages: string[] }[] {
  const { metafile } = buildSync({
    entryPoints: files.map((file) => join(ROOT, file)),
    bundle: true,
    packages: 'external',
    platform: 'node',
    metafile: true,
    write: false,
    outdir: join(ROOT, 'never-written'),
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).map(({ entryPoint = '', imports }) => ({
    file: relative(ROOT, join(process.cwd(), entryPoint)),
    packages: imports.map(({ path }) => path).filter((path) => path.includes('cdktf')),
  }));
}

test('cdktf is imported in stacks/terraform alone, and its providers file by file', () => {
  // This file's own samples of mistakes are none.
  const others = [...PEERS, relative(ROOT, __filename)];
  const files = FOLDERS.flatMap(sources).filter((file) => !others.includes(file));
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => mistakesIn(file, readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});

test.each([
  ['an import elsewhere', 'src/render.ts', "import { App } from 'cdktf';"],
  ['an import for its effect', 'src/render.ts', "import 'cdktf';"],
  ['an import of a type', 'stacks/parts.ts', "import type { App } from 'cdktf';"],
  ['an import when needed', 'test/a.test.ts', "await import('@cdktf/provider-helm/lib/release')"],
  ['a file of CommonJS', 'bench/a.ts', "require('cdktf/lib/app')"],
  ['what is passed on', 'stacks/a.ts', "export { App } from 'cdktf';"],
  ['a whole provider', 'stacks/terraform/a.ts', "import { release } from '@cdktf/provider-helm';"],
  ['a provider’s index', 'stacks/terraform/a.ts', "import { release } from '@cdktf/provider-helm/lib';"],
])('the rule sees %s', (_, file, text) => {
  expect(mistakesIn(file.split('/').join(sep), text)).toHaveLength(1);
});

test('the programs for manifests, and the tests of constructs and charts, never load it', () => {
  const tests = ['constructs', 'stacks', 'vectors', 'crds'].flatMap((folder) => sources(join('test', folder)));
  const entries = [join('src', 'main.ts'), join('src', 'secrets.ts'), join('constructs', 'index.ts')];
  const loaded = packagesOf([...entries, ...tests.filter((file) => file.endsWith('.test.ts'))]);
  expect(loaded.length).toBeGreaterThan(50);
  expect(loaded.filter(({ packages }) => packages.length > 0)).toEqual([]);
  // The same way of looking finds it where it is.
  expect(packagesOf([join('src', 'cdktf.ts')])[0]?.packages).toContain('cdktf');
});
