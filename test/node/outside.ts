import { nodeExec } from './harness';

/** The side of the node's that faces the world outside, and the world's. */
const [NODE_SIDE, WORLD_SIDE] = ['198.18.0.1', '198.18.0.2'];

/** Puts a world outside the cluster beside a node: it answers on port 443 of these addresses, and on nothing else. */
export async function startOutside(node: string, addresses: readonly string[]): Promise<void> {
  const inWorld = (command: string): string => `ip netns exec world ${command}`;
  const steps = [
    'ip netns add world',
    'ip link add world0 type veth peer name world1 netns world',
    `ip addr add ${NODE_SIDE}/30 dev world0`,
    'ip link set world0 up',
    inWorld(`ip addr add ${WORLD_SIDE}/30 dev world1`),
    inWorld('ip link set world1 up'),
    inWorld('ip link set lo up'),
    inWorld(`ip route add default via ${NODE_SIDE}`),
    ...addresses.flatMap((address) => [
      inWorld(`ip addr add ${address}/32 dev lo`),
      `ip route add ${address}/32 via ${WORLD_SIDE}`,
    ]),
    inWorld('setsid socat TCP-LISTEN:443,fork,reuseaddr OPEN:/dev/null >/dev/null 2>&1 </dev/null &'),
  ];
  await nodeExec(node, ['sh', '-ec', steps.join('\n')]);
}
