import { askedFor } from './asked';
import { available } from './availability';
import { claimsOf } from './claims';
import { HelmRelease } from './helm-release';
import { kubectl } from './kubectl';
import { apply, clear } from './lifecycle';
import { live, title, type LiveObject } from './live';
import { onControlPlane } from './on-control-plane';
import { Release } from './release';
import { ENVIRONMENTS } from '../../stacks/environments';

const MINUTES = 60_000;
const RELEASE = 'commerce-release';

onControlPlane('as a Helm release', () => {
  describe.each(ENVIRONMENTS)('$name', (environment) => {
    const release = new Release(environment);
    const helm = new HelmRelease(environment);
    let applied: Map<string, unknown>;

    /** What was asked for in each object of the manifests. Whom an autoscaler scales has as many replicas as that wants. */
    const scaled = new Set(
      release.objects
        .filter(({ kind }) => kind === 'HorizontalPodAutoscaler')
        .map(({ metadata }) => title({ kind: 'Deployment', metadata })),
    );
    const asked = async (): Promise<Map<string, unknown>> => {
      const { stdout } = await kubectl(['get', '-f', '-', '-o', 'json'], release.text);
      const { items } = JSON.parse(stdout) as { items: (LiveObject & Record<string, unknown>)[] };
      return new Map(items.map((object) => [title(object), askedFor(object, scaled.has(title(object)))]));
    };

    const deployment = async (name: string): Promise<Deployment> =>
      JSON.parse((await kubectl(['get', 'deployment', name, '-n', 'commerce', '-o', 'json'])).stdout) as Deployment;

    const secrets = async (): Promise<[string, unknown][]> =>
      (await live<LiveObject & { readonly data: unknown }>('secrets', release.namespaces)).map((secret) => [
        title(secret),
        secret.data,
      ]);

    beforeAll(async () => {
      await removed(helm, release); // what an aborted run left
      await apply(release);
      applied = await asked();
      await removed(helm, release);
    });

    afterAll(async () => {
      await removed(helm, release);
      helm.discard();
    });

    it('installs, and everything becomes available', async () => {
      expect(await helm.install()).toMatchObject({ succeeded: true, stderr: '' });
      await available(release, 5 * MINUTES);
    });

    it('is what kubectl apply makes of the manifests, object for object', async () => {
      const installed = await asked();
      expect([...installed.keys()].sort()).toEqual([...applied.keys()].sort());
      for (const [name, object] of installed) {
        expect(object).toEqual(applied.get(name));
      }
    });

    it('upgrades to other replicas and another image, and keeps every generated Secret', async () => {
      const kept = await secrets();
      const sets = ['commerce.logistics.replicaCount=4', 'commerce.checkout.image.tag=1.7.0'];
      expect(await helm.upgrade('5m', '--set', sets.join(','))).toMatchObject({ succeeded: true });
      expect((await deployment('logistics')).spec.replicas).toBe(4);
      expect(imageOf(await deployment('checkout'))).toMatch(/:1\.7\.0$/);
      expect(await secrets()).toEqual(kept);
      await available(release, 5 * MINUTES);
    });

    it('undoes an upgrade that does not become available', async () => {
      // More than any node has: the new pods wait for ever, or are refused by the zone's quota.
      const amount = ['requests', 'limits'].map((kind) => `commerce.checkout.resources.${kind}.cpu=100`);
      const failing = await helm.upgrade('20s', '--reuse-values', '--set', amount.join(','));
      expect(failing.succeeded).toBe(false);
      expect(failing.stderr).toContain('has been rolled back due to atomic being set');
      expect((await helm.history()).map(({ status }) => status)).toEqual([
        'superseded',
        'superseded',
        'failed',
        'deployed',
      ]);
      expect(imageOf(await deployment('checkout'))).toMatch(/:1\.7\.0$/);
      expect(JSON.stringify(await deployment('checkout'))).not.toContain('"cpu":"100"');
      await available(release, 5 * MINUTES);
    });

    it('rolls back to the first revision', async () => {
      expect(await helm.rollback(1)).toMatchObject({ succeeded: true });
      await available(release, 5 * MINUTES);
      const now = await asked();
      for (const [name, object] of now) {
        expect(object).toEqual(applied.get(name));
      }
    });

    it('runs its test, and nothing of that stays', async () => {
      expect(await helm.test()).toMatchObject({ succeeded: true });
      const left = await live('jobs,networkpolicies,serviceaccounts', release.namespaces);
      expect(left.filter(({ metadata }) => metadata.name.includes('smoke-test'))).toEqual([]);
    });

    it('leaves namespaces, claims and generated Secrets when it is uninstalled, and takes them up again', async () => {
      const [claims, kept] = [await claimsOf(release), await secrets()];
      expect(await helm.uninstall()).toMatchObject({ succeeded: true });
      const names = (await live('namespaces')).map(({ metadata }) => metadata.name);
      expect(release.namespaces.filter((name) => !names.includes(name))).toEqual([]);
      expect((await live('deployments,statefulsets', release.namespaces)).map(title)).toEqual([]);
      expect(await claimsOf(release)).toEqual(claims);
      expect(await helm.install()).toMatchObject({ succeeded: true });
      expect(await claimsOf(release)).toEqual(claims);
      expect(await secrets()).toEqual(kept);
      expect(kept.length > 0).toBe(environment.secretStore === undefined);
    });
  });
});

interface Deployment {
  readonly spec: {
    readonly replicas: number;
    readonly template: { readonly spec: { readonly containers: readonly [{ readonly image: string }] } };
  };
}

function imageOf({ spec }: Deployment): string {
  return spec.template.spec.containers[0].image;
}

/** Empties the cluster of the release, by Helm or by kubectl. */
async function removed(helm: HelmRelease, release: Release): Promise<void> {
  await helm.uninstall();
  await clear(release);
  await kubectl(['delete', 'namespace', RELEASE, '--ignore-not-found']);
}
