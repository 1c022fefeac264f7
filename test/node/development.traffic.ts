import { doorsOf, reachedDoors, statedDoors } from './connections';
import { writtenHosts } from './expectations';
import { apply, askStub, kubectl, nodeExec, StubReach, StubResolution } from './harness';
import { KubernetesObject } from './objects';
import { Running } from './running';
import { barePod } from './self.builders';
import { IDLE } from './stub-file';
import { stubImage } from './stub-image';

const STOREFRONT = 'edge/storefront:80';
const NODE_PORT = 30080;

/** Whom the programs of the development environment find, whom they reach, and who reaches them. */
export function trafficTests(written: readonly KubernetesObject[], running: () => Running): void {
  it('finds every host in its variables by the DNS of the cluster, but for the acquirers', async () => {
    const addresses = new Map(
      (await running().services()).map(({ metadata, spec }) => {
        return [`${metadata.name}.${metadata.namespace}.svc`, spec.clusterIP];
      }),
    );
    const asked = await running().ask<StubResolution>(await running().containers(), 'resolve');
    const ended = await running().answersOfEnded<StubResolution>();
    const found = [...asked, ...ended].flatMap(([container, variables]) => {
      return Object.entries(variables).map(([name, answer]) => ({ variable: `${container} ${name}`, ...answer }));
    });
    const outside = found.filter(({ host }) => !addresses.has(host));
    expect(outside.map(({ variable, host }) => `${variable} ${host}`).sort()).toEqual([
      'payments/payment-card/payment-card ACQUIRER_URL cards.acquirer.example',
      'payments/payment-mobile/payment-mobile ACQUIRER_URL mobile.acquirer.example',
      'payments/payment-wallet/payment-wallet ACQUIRER_URL wallet.acquirer.example',
    ]);
    expect(outside.filter(({ error }) => error === undefined)).toEqual([]);
    const inside = found.filter(({ host }) => addresses.has(host));
    expect(inside.map(({ variable }) => variable).sort()).toEqual(writtenHosts(written).sort());
    for (const { variable, host, addresses: answer } of inside) {
      expect([variable, answer]).toEqual([variable, [addresses.get(host)]]);
    }
  });

  it('reaches the Services that its variables name and no other', async () => {
    const doors = doorsOf(await running().services());
    const addresses = doors.map(({ address }) => address);
    const programs = (await running().containers()).filter(({ pod, container }) => {
      return pod.spec.containers.includes(container);
    });
    const answers = await running().ask<StubReach>(programs, 'reach', addresses);
    for (const program of programs) {
      const reached = reachedDoors(program, doors, answers.get(program.name) ?? {});
      expect([program.name, reached]).toEqual([program.name, statedDoors(program)]);
    }
  });

  it('shows the storefront alone to everyone, by its Service and on a port of the node', async () => {
    const { node } = running();
    const doors = doorsOf(await running().services());
    const nodeAddress = await kubectl(node, ['get', 'node', 'real', '-o', 'jsonpath={.status.addresses[0].address}']);
    const onNode = `${nodeAddress}:${NODE_PORT}`;
    const storefront = doors.filter(({ name }) => name === STOREFRONT).map(({ address }) => address);
    for (const address of [...storefront, onNode]) {
      const curl = ['curl', '-s', '-m', '10', `http://${address}/actuator/health/readiness`];
      expect(await nodeExec(node, curl)).toBe('ok\n');
    }
    await startOutsider(node);
    const addresses = [...doors.map(({ address }) => address), onNode];
    const answers = await askStub<StubReach>(node, { namespace: 'default', name: 'outsider' }, 'reach', addresses);
    expect(addresses.filter((address) => answers[address] === '')).toEqual([...storefront, onNode]);
  });
}

/** A pod that belongs to nobody, in a namespace where everything is let out. */
async function startOutsider(node: string): Promise<void> {
  const image = 'stub.local/outsider:1';
  await stubImage(node, image, { ...IDLE, name: 'outsider' });
  await apply(node, [barePod('outsider', image, {}, 'default')]);
  await kubectl(node, ['wait', 'pod', 'outsider', '-n', 'default', '--for=condition=Ready', '--timeout=60s']);
}
