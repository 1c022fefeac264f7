import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { available } from './availability';
import { attempt, kubectl } from './kubectl';
import { apply, clear } from './lifecycle';
import { live, title, type LiveObject } from './live';
import { onControlPlane } from './on-control-plane';
import { asList, Release } from './release';
import { STORES } from '../constructs/policy/secrets/stores';
import { storeObjects } from '../../constructs/policy/secrets/store-objects';
import { development } from '../../stacks/environments/development';

const ROOT = resolve(__dirname, '../..');
const MINUTES = 60_000;

interface LiveSecret extends LiveObject {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
}

const generated = (): string =>
  execFileSync(process.execPath, ['src/run.js', 'src/secrets.ts', 'development'], { cwd: ROOT, encoding: 'utf8' });

onControlPlane('secrets', () => {
  describe('a store of every kind', () => {
    test.each(Object.entries(STORES))('%s is taken with strict field validation', async (_name, { provider }) => {
      const { account, store } = storeObjects('secrets', 'default', provider);
      const objects = asList([account, store]);
      expect((await kubectl(['apply', '--validate=strict', '--dry-run=server', '-f', '-'], objects)).stderr).toBe('');
    });

    test('and one of two kinds, or of a misspelt field, is not', async () => {
      const { store } = storeObjects('secrets', 'default', STORES.aws.provider);
      const { provider } = store.spec as { provider: object };
      for (const wrong of [{ ...STORES.vault.spec, ...provider }, { aws: { ...STORES.aws.spec.aws, zone: 'a' } }]) {
        const objects = asList([{ ...store, spec: { provider: wrong } }]);
        const { succeeded } = await attempt(['apply', '--validate=strict', '--dry-run=server', '-f', '-'], objects);
        expect(succeeded).toBe(false);
      }
    });
  });

  describe('development’s', () => {
    const release = new Release(development);
    const rotated = new Release({
      ...development,
      secretVersions: { ...development.secretVersions, idempotency: '2' },
    });
    const reads = (object: object): boolean => JSON.stringify(object).includes('idempotency=');
    const readers = release.objects
      .filter((object) => object.kind !== 'CronJob' && reads(object))
      .map(title)
      .sort();

    /** Which generation of pods each controller has: ReplicaSets, and revisions of the others. */
    const generations = async (): Promise<Map<string, string[]>> => {
      const owners = new Map<string, string[]>();
      const all = await live<LiveObject & { metadata: { ownerReferences?: { kind: string; name: string }[] } }>(
        'replicasets,controllerrevisions',
        release.namespaces,
      );
      for (const { metadata } of all) {
        for (const { kind, name } of metadata.ownerReferences ?? []) {
          const owner = title({ kind, metadata: { name, namespace: metadata.namespace } });
          owners.set(owner, [...(owners.get(owner) ?? []), metadata.name].sort());
        }
      }
      return owners;
    };

    beforeAll(() => clear(release));
    afterAll(() => clear(release));

    it('are made on the way to the cluster: of their types, each value long, and another one each time', async () => {
      const namespaces = release.objects.filter(({ kind }) => kind === 'Namespace');
      await kubectl(['apply', '-f', '-'], asList(namespaces));
      expect((await kubectl(['create', '--validate=strict', '-f', '-'], generated())).stderr).toBe('');
      const secrets = (await live<LiveSecret>('secrets', release.namespaces)).filter(
        ({ type }) => type !== 'helm.sh/release.v1',
      );
      expect(secrets.length).toBeGreaterThan(8);
      const values = secrets.flatMap(({ data }) =>
        Object.values(data).map((value) => Buffer.from(value, 'base64').toString()),
      );
      expect(values.filter((value) => !/^[0-9a-f]{48}$/.test(value))).toEqual([]);
      expect(new Set(values).size).toBe(values.length);
      expect(secrets.filter(({ data }) => 'username' in data).map(({ type }) => type)).toContain(
        'kubernetes.io/basic-auth',
      );
      expect(values.filter((value) => generated().includes(value))).toEqual([]);
    });

    it('are never replaced by a second run', async () => {
      const before = await live<LiveSecret>('secrets', release.namespaces);
      const { succeeded, stderr } = await attempt(['create', '-f', '-'], generated());
      expect(succeeded).toBe(false);
      expect(
        stderr
          .trim()
          .split('\n')
          .filter((line) => !line.includes('already exists')),
      ).toEqual([]);
      expect(await live<LiveSecret>('secrets', release.namespaces)).toEqual(before);
    });

    it('roll the pods that read one when its version is raised, and nothing else', async () => {
      await apply(release);
      await available(release, 5 * MINUTES);
      const before = await generations();
      await apply(rotated);
      await available(rotated, 5 * MINUTES);
      const after = await generations();
      const rolled = [...after]
        .filter(([owner, names]) => names.length !== before.get(owner)?.length)
        .map(([owner]) => owner);
      expect(rolled.sort()).toEqual(readers);
      expect(readers.length).toBeGreaterThan(1);
      expect(before.size).toBeGreaterThan(readers.length + 5);
      expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    });
  });
});
