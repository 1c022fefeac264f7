import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { renderEnvironment, type RenderedFile } from '../../src/render';
import { replaceFolder } from '../../src/write';
import { ENVIRONMENTS } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';

/** `npm run golden` rewrites the files; the difference is what a reviewer reads. */
const REWRITE = process.env.UPDATE_GOLDEN === '1';

/** The manifests, and what the chart's users are told they can set; its templates are the manifests with these values. */
const reviewed = (environment: Environment): RenderedFile[] =>
  renderEnvironment(environment).filter(({ path }) => path.startsWith('manifests/') || path === 'chart/values.yaml');

describe.each(ENVIRONMENTS)('what is written for $name', (environment) => {
  const folder = join(__dirname, environment.name);
  const files = reviewed(environment);

  if (REWRITE) {
    replaceFolder(folder, files);
  }

  test.each(files)('$path is as it was reviewed', ({ path, text }) => {
    const golden = join(folder, path);
    expect(existsSync(golden) ? readFileSync(golden, 'utf8') : `no file ${golden}: run npm run golden`).toBe(text);
  });

  test('no golden file is left over', () => {
    const written = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'));
    expect(written.sort()).toEqual(files.map(({ path }) => path).sort());
  });

  test('rendering twice gives the same bytes', () => {
    expect(reviewed(environment)).toEqual(files);
  });
});
