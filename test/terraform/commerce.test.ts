import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { writeTerraform } from '../../src/terraform';
import { CommerceError } from '../../constructs/core/errors';
import { ENVIRONMENTS } from '../../stacks/environments';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';

const before = process.env.CDKTF_OUTDIR;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'commerce-stack-'));
  process.env.CDKTF_OUTDIR = folder;
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (before === undefined) delete process.env.CDKTF_OUTDIR;
  else process.env.CDKTF_OUTDIR = before;
});

/** Every file below the folder, by its path. */
function files(): { [path: string]: string } {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    paths.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(folder.length + 1), readFileSync(path, 'utf8')];
    }),
  );
}

interface Stack {
  readonly resource: {
    readonly helm_release: { readonly release: Readonly<Record<string, unknown>> };
    readonly kubernetes_namespace_v1: { readonly namespace: { readonly metadata: { readonly name: string } } };
  };
}

const stackOf = (name: string): Stack =>
  JSON.parse(readFileSync(join(folder, 'stacks', `${name}-commerce`, 'cdk.tf.json'), 'utf8')) as Stack;

const releaseOf = (name: string): Readonly<Record<string, unknown>> => stackOf(name).resource.helm_release.release;

/** The development environment with another image of the catalog. */
const CHANGED: Environment = {
  ...development,
  images: { ...development.images, catalog: development.images.catalog.replace(/:[^:]+$/, ':1.6.0') },
};

describe('the release of a platform', () => {
  test.each(ENVIRONMENTS)('of $name is whole or not at all, keeps ten revisions and waits', (environment) => {
    writeTerraform([environment]);
    expect(releaseOf(environment.name)).toMatchObject({
      name: 'commerce',
      atomic: true,
      cleanup_on_fail: true,
      wait: true,
      wait_for_jobs: true,
      max_history: 10,
      reset_values: true,
    });
  });

  test.each(ENVIRONMENTS)(
    'of $name may take as long as its slowest rollout, and no longer than two hours',
    (environment) => {
      writeTerraform([environment]);
      const { timeout } = releaseOf(environment.name);
      expect(timeout).toBeGreaterThan(1800 + 600); // the migration's deadline, then a Deployment's
      expect(timeout).toBeLessThan(2 * 3600);
    },
  );

  test('has its record in a namespace that is no part of the platform', () => {
    writeTerraform([development]);
    const { namespace } = stackOf('development').resource.kubernetes_namespace_v1;
    expect(namespace.metadata.name).toBe('commerce-release');
    expect(releaseOf('development').namespace).toBe('${kubernetes_namespace_v1.namespace.metadata[0].name}');
  });

  test.each(ENVIRONMENTS)('of $name is of the chart beside it, by name and version', (environment) => {
    writeTerraform([environment]);
    const { name, chart, version } = releaseOf(environment.name);
    const file = join(folder, 'stacks', `${environment.name}-commerce`, String(chart), 'Chart.yaml');
    expect(parse(readFileSync(file, 'utf8'))).toMatchObject({ name, version });
    expect(version).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{10}$/);
  });

  test('comes after its add-ons where one command names both', () => {
    writeTerraform(ENVIRONMENTS);
    const { stacks } = JSON.parse(files()['manifest.json'] ?? '{}') as {
      stacks: { [name: string]: { dependencies: string[] } };
    };
    for (const { name } of ENVIRONMENTS) {
      expect(stacks[`${name}-commerce`]?.dependencies).toEqual([`${name}-addons`]);
    }
  });
});

describe('what is written', () => {
  test('is the same bytes whenever it is written, and names no folder of a machine', () => {
    writeTerraform(ENVIRONMENTS);
    const first = files();
    writeTerraform(ENVIRONMENTS);
    expect(files()).toEqual(first);
    expect(Object.values(first).filter((text) => text.includes(folder) || text.includes(process.cwd()))).toEqual([]);
  });

  test('differs in the version of the chart, and in nothing else of the plan, when an image has changed', () => {
    writeTerraform([development]);
    const [one, platform] = [releaseOf('development'), stackOf('development')];
    writeTerraform([CHANGED]);
    const other = releaseOf('development');
    expect(other.version).not.toBe(one.version);
    expect({ ...other, version: one.version }).toEqual(one);
    expect(stackOf('development').resource.kubernetes_namespace_v1).toEqual(platform.resource.kubernetes_namespace_v1);
  });

  test('leaves nothing of an earlier chart, and keeps what Terraform put beside it', () => {
    writeTerraform([development]);
    const stack = join(folder, 'stacks', 'development-commerce');
    writeFileSync(join(stack, 'chart', 'templates', 'gone.yaml'), '');
    writeFileSync(join(stack, '.terraform.lock.hcl'), '');
    writeTerraform([development]);
    expect(existsSync(join(stack, 'chart', 'templates', 'gone.yaml'))).toBe(false);
    expect(existsSync(join(stack, '.terraform.lock.hcl'))).toBe(true);
  });

  test('is nothing where one environment is refused', () => {
    const refused = { ...development, name: 'refused', images: { ...development.images, catalog: 'catalog:latest' } };
    expect(() => writeTerraform([development, refused])).toThrow(CommerceError);
    expect(files()).toEqual({});
  });
});
