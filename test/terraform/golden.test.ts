import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');
const REWRITE = process.env.UPDATE_GOLDEN === '1';

/** The Terraform JSON of every stack, as `cdktf synth` has the program write it. */
function synthesised(): { readonly name: string; readonly text: string }[] {
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

const STACKS = synthesised();

test('there is a stack of add-ons for every environment that needs some', () => {
  expect(STACKS.map(({ name }) => name)).toEqual(['production-addons', 'staging-addons']);
});

test.each(STACKS)('$name is as it was reviewed', ({ name, text }) => {
  const golden = join(ROOT, 'test', 'golden', 'terraform', `${name}.tf.json`);
  if (REWRITE) {
    mkdirSync(join(golden, '..'), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(existsSync(golden) ? readFileSync(golden, 'utf8') : `no file ${golden}: run npm run golden`).toBe(text);
});

test.each(STACKS)('every release of $name is pinned, atomic, and waits for the one before', ({ text }) => {
  const { resource } = JSON.parse(text) as {
    resource: { helm_release: { [name: string]: { [field: string]: unknown } } };
  };
  const releases = Object.values(resource.helm_release);
  expect(releases.length).toBeGreaterThan(1);
  for (const [index, release] of releases.entries()) {
    expect(release).toMatchObject({ atomic: true, cleanup_on_fail: true, wait: true, max_history: 5 });
    expect(release.version).toMatch(/^v?\d+\.\d+\.\d+$/);
    expect((release.depends_on as string[] | undefined)?.length ?? 0).toBe(index === 0 ? 0 : 1);
  }
});
