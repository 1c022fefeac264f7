import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { builtExample, copyOf, ROOT, run, writtenFiles } from './packed';

const PACMAK = join(ROOT, 'node_modules/.bin/jsii-pacmak');

/** Whether there is Python, and a package index that it reaches. */
const reachable = spawnSync('python3', ['-m', 'pip', 'index', 'versions', 'jsii'], { timeout: 60_000 }).status === 0;

/** The Python package of the same version as the one in the repository. */
function pinned(name: string): string {
  const file = readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf8');
  return `${name}==${(JSON.parse(file) as { readonly version: string }).version}`;
}

describe('Python', () => {
  (reachable ? it : it.skip)('writes the same bytes as TypeScript', async () => {
    const typescript = await builtExample('own-service');
    const library = join(typescript, 'node_modules/cdk8s-commerce');
    await run(library, PACMAK, ['--targets', 'python', '--outdir', join(typescript, 'packages'), '.']);
    const made = join(typescript, 'packages/python');
    const wheel = (await readdir(made)).filter((name) => name.endsWith('.whl')).map((name) => join(made, name));

    const place = await copyOf('python');
    await run(place, 'python3', ['-m', 'venv', 'venv']);
    const versions = ['cdk8s', 'cdk8s-plus-27', 'constructs'].map(pinned);
    await run(place, 'venv/bin/pip', ['install', '--quiet', ...wheel, ...versions]);
    await run(place, 'venv/bin/python', ['app.py']);
    expect(await writtenFiles(place)).toEqual(await writtenFiles(typescript));
  });
});
