import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { renderEnvironment } from '../../src/render';
import { replaceFolder } from '../../src/write';
import { CommerceError } from '../../constructs/core/errors';
import { production, PRODUCTION_CLUSTER } from '../../stacks/environments/production';

const ROOT = join(__dirname, '..', '..');

let out: string;
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), 'commerce-synth-'));
});
afterEach(() => rmSync(out, { recursive: true, force: true }));

/** Runs the program as `npm run synth` does, into a folder of the test's own. */
function synth(...names: string[]) {
  return spawnSync(process.execPath, ['src/run.js', 'src/main.ts', ...names], {
    cwd: ROOT,
    env: { ...process.env, CDK8S_OUTDIR: out },
    encoding: 'utf8',
  });
}

describe('synth', () => {
  test('writes one environment when one is named, and says nothing', () => {
    const { status, stdout, stderr } = synth('production');
    expect([status, stdout, stderr]).toEqual([0, '', '']);
    expect(readdirSync(out)).toEqual(['production']);
    expect(readdirSync(join(out, 'production'))).toEqual(['chart', 'manifests']);
    expect(readdirSync(join(out, 'production', 'manifests'))).toEqual([
      '10-zones.k8s.yaml',
      '11-access.k8s.yaml',
      '12-admission.k8s.yaml',
      '20-data.k8s.yaml',
      '30-vault.k8s.yaml',
      '40-payments.k8s.yaml',
      '50-commerce.k8s.yaml',
      '60-edge.k8s.yaml',
      '70-observability.k8s.yaml',
    ]);
  });

  test('refuses an unknown environment in one line, and writes nothing', () => {
    const { status, stderr } = synth('production', 'prod');
    expect(status).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('ENVIRONMENT_UNKNOWN');
    expect(readdirSync(out)).toEqual([]);
  });

  test('writes what is rendered, byte for byte', () => {
    synth('production');
    for (const { path, text } of renderEnvironment(production)) {
      expect(readFileSync(join(out, 'production', path), 'utf8')).toBe(text);
    }
  });
});

describe('rendering', () => {
  test('a quota below the autoscaling maximum plus surge is refused with the sum', () => {
    const quotas = {
      ...production.quotas,
      edge: { cpu: '2', memory: '14Gi', cpuLimit: '32', memoryLimit: '18Gi', pods: 20 },
    };
    expect(() => renderEnvironment({ ...production, quotas })).toThrow(
      /QUOTA_TOO_SMALL \[production\/ResourceQuota edge\/zone\] requests\.cpu must hold .*: 8310m, got 2\./,
    );
    expect(() => renderEnvironment({ ...production, quotas })).toThrow(CommerceError);
  });
});

describe('what the objects need beside them', () => {
  test('an add-on that is not there is refused, naming object and add-on', () => {
    const addOns = production.addOns.filter((name) => name !== 'cloudnative-pg');
    expect(() => renderEnvironment({ ...production, addOns })).toThrow(
      /ADD_ON_MISSING \[production\/Cluster commerce\/orders-database\] the add-on cloudnative-pg must be installed/,
    );
  });

  test('node groups that cannot hold the pods are refused with the sum', () => {
    const { nodeGroups } = PRODUCTION_CLUSTER;
    const cluster = {
      ...PRODUCTION_CLUSTER,
      nodeGroups: {
        ...nodeGroups,
        general: { ...nodeGroups.general, maxNodes: 3 },
        data: { ...nodeGroups.data, maxNodes: 3 },
      },
    };
    expect(() => renderEnvironment({ ...production, cluster })).toThrow(
      /NODE_GROUP_TOO_SMALL \[production\/cluster\.nodeGroups\.data, general\] cpu must hold .*, got .* = /,
    );
  });
});

describe('replacing a folder', () => {
  test('leaves nothing of what was there, and no half-written neighbour', () => {
    const folder = join(out, 'production');
    replaceFolder(folder, [{ path: 'manifests/old.yaml', text: 'old' }]);
    replaceFolder(folder, [{ path: 'manifests/new.yaml', text: 'new' }]);
    expect(readdirSync(join(folder, 'manifests'))).toEqual(['new.yaml']);
    expect(readdirSync(out)).toEqual(['production']);
  });

  test('keeps the old files when the new ones cannot be written', () => {
    const folder = join(out, 'production');
    replaceFolder(folder, [{ path: 'manifests/old.yaml', text: 'old' }]);
    writeFileSync(join(out, 'blocked'), '');
    expect(() =>
      replaceFolder(folder, [
        { path: 'a', text: '' },
        { path: 'a/b', text: '' },
      ]),
    ).toThrow();
    expect(existsSync(join(folder, 'manifests', 'old.yaml'))).toBe(true);
  });
});
