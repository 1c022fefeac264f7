import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { stacksOf } from './stacks';
import { VARIANTS } from './variants';
import { ENVIRONMENTS } from '../../stacks/environments';

const ROOT = join(__dirname, '..', '..');
const GOLDEN = join(ROOT, 'test', 'golden', 'terraform');
const REWRITE = process.env.UPDATE_GOLDEN === '1';

const SHIPPED = stacksOf(ENVIRONMENTS);
/** Add-ons of the variants differ from production's in what they skip: their clusters and their access tell them apart. */
const OTHERS = stacksOf(VARIANTS).filter(({ name }) => !name.endsWith('-addons'));
const STACKS = [...SHIPPED, ...OTHERS];

/** The same by the program itself, as the cdktf CLI runs it. */
function byProgram(): { readonly name: string; readonly text: string }[] {
  const out = mkdtempSync(join(tmpdir(), 'commerce-cdktf-'));
  try {
    const env = { ...process.env, CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: '1', CI: '1' };
    execFileSync(process.execPath, ['src/run.js', 'src/cdktf.ts'], { cwd: ROOT, env, stdio: 'pipe' });
    const stacks = join(out, 'stacks');
    return readdirSync(stacks).map((name) => ({ name, text: readFileSync(join(stacks, name, 'cdk.tf.json'), 'utf8') }));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

test('the program writes nine stacks: cluster, add-ons and platform of each environment', () => {
  const written = byProgram();
  expect(written.map(({ name }) => name)).toEqual(SHIPPED.map(({ name }) => name));
  expect(written).toHaveLength(9);
  for (const { name, text } of SHIPPED) {
    expect(written.find((one) => one.name === name)?.text).toBe(text);
  }
});

test.each(STACKS)('$name is as it was reviewed', ({ name, text }) => {
  const golden = join(GOLDEN, `${name}.tf.json`);
  if (REWRITE) {
    mkdirSync(GOLDEN, { recursive: true });
    writeFileSync(golden, text);
  }
  expect(existsSync(golden) ? readFileSync(golden, 'utf8') : `no file ${golden}: run npm run golden`).toBe(text);
});

test('no golden file stands there for a stack that is gone', () => {
  expect(readdirSync(GOLDEN).sort()).toEqual(STACKS.map(({ name }) => `${name}.tf.json`).sort());
});

const ADD_ONS = SHIPPED.filter(({ name }) => name.endsWith('-addons'));

test.each(ADD_ONS)('every release of $name is pinned, atomic, and waits for the one before', ({ json }) => {
  const releases = Object.values(json.resource?.helm_release ?? {});
  expect(releases.length).toBeGreaterThan(1);
  for (const [index, release] of releases.entries()) {
    expect(release).toMatchObject({ atomic: true, cleanup_on_fail: true, wait: true, max_history: 5 });
    expect(release.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    expect(index === 0 || ((release.depends_on as string[] | undefined) ?? []).length > 0).toBe(true);
  }
});
