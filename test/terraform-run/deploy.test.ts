import { Deployment } from './deployment';
import type { Outcome } from './execute';
import { available, liveWorkloads } from '../cluster/availability';
import { claimsOf } from '../cluster/claims';
import { Heartbeat } from '../cluster/heartbeat';
import { kubectl } from '../cluster/kubectl';
import { clear, refuseForeign } from '../cluster/lifecycle';
import { live } from '../cluster/live';
import { Release } from '../cluster/release';
import { isControlPlane } from '../cluster/setup';
import { development } from '../../stacks/environments/development';

const MINUTES = 60_000;
const RELEASE = 'commerce-release';
const CHANGED = ['--app', 'node src/run.js test/terraform-run/changed.ts'];

const missing = process.env.COMMERCE_TERRAFORM_MISSING ?? '';
const whereInstalled = missing === '' ? describe : describe.skip;

whereInstalled('cdktf deploy development-commerce', () => {
  const heartbeat = new Heartbeat();
  const release = new Release(development);
  const deployment = new Deployment('development-commerce');
  let deployed = false;

  beforeAll(async () => {
    await heartbeat.start();
    if (isControlPlane()) await empty();
    await refuseForeign(release);
  });

  afterAll(async () => {
    if (isControlPlane()) await empty();
    await heartbeat.stop();
    deployment.discard();
  });

  /** Takes away what the release leaves, and what an aborted run left. */
  const empty = async (): Promise<void> => {
    await clear(release);
    await kubectl(['delete', 'namespace', RELEASE, '--ignore-not-found']);
  };

  /** Each test goes on where the one before ended: where nothing is deployed, the first one tells why. */
  const needDeployment = (): void => {
    if (!deployed) throw new Error('not tried, as the platform was not deployed');
  };

  const saidOf = ({ succeeded, stdout, stderr }: Outcome): string => (succeeded ? '' : `${stdout}${stderr}`);

  const catalogImage = async (): Promise<string> => {
    const path = 'jsonpath={.spec.template.spec.containers[0].image}';
    return (await kubectl(['get', 'deployment', 'catalog', '-n', 'commerce', '-o', path])).stdout;
  };

  it('installs the platform, and waits until every workload is available', async () => {
    expect(saidOf(await deployment.synth())).toBe('');
    await deployment.useCluster();
    expect(saidOf(await deployment.deploy())).toBe('');
    await available(release, MINUTES);
    deployed = true;
  });

  it('keeps the record of the release in a namespace of its own, in which nothing runs', async () => {
    needDeployment();
    const secrets = await live('secrets', [RELEASE]);
    expect(secrets.map(({ metadata }) => metadata.name)).toEqual(['sh.helm.release.v1.commerce.v1']);
    expect(await live('pods,services', [RELEASE])).toEqual([]);
  });

  it('plans nothing a second time, also when it is synthesised anew', async () => {
    needDeployment();
    expect(await deployment.plan()).toBe('empty');
    expect(saidOf(await deployment.synth())).toBe('');
    expect(await deployment.plan()).toBe('empty');
  });

  it('plans an upgrade of the release, and nothing else, when an image has changed', async () => {
    needDeployment();
    expect(saidOf(await deployment.synth(...CHANGED))).toBe('');
    expect(await deployment.plan()).toBe('changes');
    const changes = (await deployment.planned()).filter(({ change }) => change.actions.join() !== 'no-op');
    expect(changes).toMatchObject([{ address: 'helm_release.release', change: { actions: ['update'] } }]);
  });

  it('upgrades the release', async () => {
    needDeployment();
    expect(await catalogImage()).toBe(development.images.catalog);
    expect(saidOf(await deployment.deploy(...CHANGED))).toBe('');
    expect(await catalogImage()).toMatch(/:1\.6\.0$/);
    expect(await deployment.plan()).toBe('empty');
  });

  it('leaves the namespaces and claims when it is destroyed, and no workload', async () => {
    needDeployment();
    const claims = await claimsOf(release);
    expect(claims.length).toBeGreaterThan(0);
    expect(saidOf(await deployment.destroy(...CHANGED))).toBe('');
    expect(await liveWorkloads(release)).toEqual([]);
    expect(await claimsOf(release)).toEqual(claims);
    const namespaces = (await live('namespaces')).map(({ metadata }) => metadata.name);
    expect(namespaces).toEqual(expect.arrayContaining(release.namespaces));
    expect(namespaces).not.toContain(RELEASE);
  });
});
