import { StubReach } from './harness';
import { KubernetesObject } from './objects';
import { startOutside } from './outside';
import { Running, RunningContainer, workloadName } from './running';
import { Reachability } from '../../constructs';

/** Where the acquirers of development answer from, and an address that nobody stated. */
const OUTSIDE = ['192.0.2.1', '192.0.2.65', '192.0.2.129', '198.51.100.1'];

/** Every pod tries every other on every declared port, and addresses outside: what connects is what the policies say. */
export function reachTests(written: readonly KubernetesObject[], running: () => Running): void {
  const reach = Reachability.of([...written]);

  it('lets each pod reach the ports of other pods that the policies open, and no other', async () => {
    const programs = await mainPrograms(running());
    const doors = await portsOf(running());
    const answers = await running().ask<StubReach>(
      programs,
      'reach',
      doors.map(({ address }) => address),
    );
    const tried = programs.flatMap(({ name, pod }) =>
      doors
        .filter(({ owner }) => owner !== workloadName(pod))
        .map(({ owner, port, address }) => {
          const connected = answers.get(name)?.[address] === '';
          return {
            connection: `${name} -> ${owner}:${port}`,
            connected,
            open: reach.opens(workloadName(pod), owner, port),
          };
        }),
    );
    expect(tried.filter(({ connected, open }) => connected !== open)).toEqual([]);
    expect(tried.filter(({ open }) => open).length).toBeGreaterThan(10);
    expect(tried.filter(({ open }) => !open).length).toBeGreaterThan(100);
  });

  it('lets each pod reach the addresses outside that it states, and no other', async () => {
    await startOutside(running().node, OUTSIDE);
    const programs = await mainPrograms(running());
    const addresses = OUTSIDE.map((address) => `${address}:443`);
    const answers = await running().ask<StubReach>(programs, 'reach', addresses);
    const reached = programs.flatMap(({ pod, name }) =>
      addresses
        .filter((address) => answers.get(name)?.[address] === '')
        .map((address) => `${workloadName(pod)} -> ${address}`),
    );
    expect(reached.sort()).toEqual([
      'payments/payment-card -> 192.0.2.1:443',
      'payments/payment-mobile -> 192.0.2.65:443',
      'payments/payment-wallet -> 192.0.2.129:443',
    ]);
  });
}

/** One program of each pod: its containers share one network. */
async function mainPrograms(running: Running): Promise<RunningContainer[]> {
  return (await running.containers()).filter(({ pod, container }) => pod.spec.containers[0] === container);
}

interface PodPort {
  /** Namespace and workload: `commerce/catalog`. */
  readonly owner: string;
  readonly port: number;
  /** The pod's own address and the port. */
  readonly address: string;
}

/** Every port that the containers of running pods declare, at the pods' own addresses. */
async function portsOf(running: Running): Promise<PodPort[]> {
  const containers = await running.containers();
  return containers.flatMap(({ pod, container }) =>
    (container.ports ?? []).map(({ containerPort }) => ({
      owner: workloadName(pod),
      port: containerPort,
      address: `${pod.status.podIP ?? ''}:${containerPort}`,
    })),
  );
}
