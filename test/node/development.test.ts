import { declaredVariables } from './declared';
import { reachTests } from './development.reach';
import { securityTests } from './development.security';
import { trafficTests } from './development.traffic';
import { claimedFolders, copyWithout, requested } from './expectations';
import { apply, kubectl, startNode, stopNode, StubState } from './harness';
import { KubernetesObject } from './objects';
import { developmentManifests, developmentSecrets } from './platform';
import { Running, workloadName } from './running';
import { loadStubs } from './stub-image';
import { stubbed } from './stubbed';
import { until, waitReady } from './wait';

const MINUTE = 60_000;
const written = developmentManifests();
const isZone = ({ kind }: KubernetesObject): boolean => kind === 'Namespace';
const zones = written.filter(isZone).map(({ metadata }) => metadata.name);

/** What keeps everybody out of the vault's pods. The stubs in them are asked by commands, so it is bound at the end. */
const isLock = ({ kind, metadata }: KubernetesObject): boolean =>
  kind === 'ValidatingAdmissionPolicyBinding' && metadata.name === 'commerce-no-entry';

describe('the development environment on a real node', () => {
  let running = new Running('', zones);

  beforeAll(async () => {
    running = new Running(await startNode(), zones);
    await applyStubbed(
      written.filter((one) => !isLock(one)),
      developmentSecrets(),
    );
  });

  afterAll(async () => {
    if (running.node) await stopNode(running.node);
  });

  const applyStubbed = async (objects: readonly KubernetesObject[], secrets: readonly KubernetesObject[] = []) => {
    const { manifests, images } = stubbed(objects, declaredVariables);
    await loadStubs(running.node, images);
    await apply(running.node, [...manifests.filter(isZone), ...secrets, ...manifests.filter((one) => !isZone(one))]);
  };

  it('becomes ready, each pod without one restart', async () => {
    await waitReady(running.node, zones, 4 * MINUTE);
    const restarts = (await running.pods()).flatMap(({ metadata, status }) => {
      const statuses = [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
      return statuses.filter(({ restartCount }) => restartCount > 0).map(({ name }) => `${metadata.name}/${name}`);
    });
    expect(restarts).toEqual([]);
  });

  it('requests at most 2 CPU and 4 GiB in all', async () => {
    const { cores, gibibytes } = requested(await running.containers());
    expect(cores).toBeLessThanOrEqual(2);
    expect(gibibytes).toBeLessThanOrEqual(4);
  });

  securityTests(written, () => running);

  const endsOf = async (prefix: string): Promise<string[]> => {
    const pods = (await running.pods()).filter(({ metadata }) => metadata.name.startsWith(prefix));
    return pods.map(({ status }) => status.phase);
  };

  it('migrates the schema of the payments to its end', async () => {
    expect(await endsOf('payment-migration-')).toEqual(['Succeeded']);
  });

  it('reconciles when somebody asks for it by hand', async () => {
    const cronJob = 'cronjob/payment-reconciliation';
    await kubectl(running.node, ['create', 'job', 'by-hand', `--from=${cronJob}`, '-n', 'payments']);
    await waitReady(running.node, ['payments'], 2 * MINUTE);
    expect(await endsOf('by-hand-')).toEqual(['Succeeded']);
  });

  trafficTests(written, () => running);

  reachTests(written, () => running);

  it('keeps what lies on claims and forgets the rest when pods are replaced', async () => {
    const before = (await running.containers()).filter(({ container, pod }) => {
      return claimedFolders(container, pod.spec).length > 0;
    });
    expect(before.map(({ name }) => name).sort()).toEqual([
      'commerce/broker/broker',
      'commerce/cart-store/cart-store',
      'commerce/orders-database/orders-database',
      'commerce/orders/journal',
      'commerce/orders/orders',
      'payments/broker/broker',
      'payments/idempotency/idempotency',
      'payments/payment-settlement/payment-settlement',
      'payments/payments-database/payments-database',
      'vault/vault-database/vault-database',
    ]);
    await replace(new Map(before.map(({ pod }) => [pod.metadata.uid, pod.metadata])));
    const after = (await running.containers()).filter(({ name }) =>
      before.some((container) => container.name === name),
    );
    const states = await running.ask<StubState>(after, 'state');
    for (const { name, pod, container } of after) {
      const claimed = claimedFolders(container, pod.spec);
      const starts = Object.entries(states.get(name)?.starts ?? {});
      const expected = starts.map(([folder]) => [folder, claimed.includes(folder) ? 2 : 1]);
      expect([name, starts]).toEqual([name, expected]);
    }
  });

  /** Deletes pods and waits for others in their place. `kubectl delete` must not wait: it may take those for the old. */
  const replace = async (pods: ReadonlyMap<string, { readonly name: string; readonly namespace: string }>) => {
    for (const { name, namespace } of pods.values()) {
      await kubectl(running.node, ['delete', 'pod', name, '-n', namespace, '--wait=false']);
    }
    await until('the end of the old pods', 2 * MINUTE, async () => {
      return (await running.pods()).some(({ metadata }) => pods.has(metadata.uid)) ? undefined : true;
    });
    await waitReady(running.node, zones, 4 * MINUTE);
  };

  it('refuses to start where a variable was lost on the way from the Application to the manifest', async () => {
    const checkout = written.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name === 'checkout');
    await applyStubbed(checkout.map((deployment) => copyWithout('PAYMENT_GATEWAY_URL', deployment, 'broken')));
    const end = await until('the end of the broken copy', MINUTE, async () => {
      const copies = (await running.pods()).filter((pod) => workloadName(pod) === 'commerce/broken');
      const status = copies[0]?.status.containerStatuses?.[0];
      return status?.state.terminated?.message ?? status?.lastState.terminated?.message;
    });
    expect(end).toBe('stub commerce-broken-checkout: variables unset or empty: PAYMENT_GATEWAY_URL\n');
    await kubectl(running.node, ['delete', 'deployment', 'broken', '-n', 'commerce']);
  });

  it('lets nobody into the vault, once the policy for that is bound', async () => {
    const inVault = (await running.containers()).filter(({ name }) => name.startsWith('vault/'));
    expect((await running.ask<StubState>(inVault, 'state')).size).toBe(inVault.length);
    await apply(running.node, written.filter(isLock));
    const refusal = await until('the policy at work', MINUTE, async () => {
      const asked = running.ask<StubState>(inVault, 'state');
      return asked.then(() => undefined).catch((error: unknown) => String(error));
    });
    expect(refusal).toContain('pods/exec is refused: nobody enters the pods of vault');
  });
});
