import { kubectl } from './kubectl';
import { nodeManifest } from './node-manifest';
import { asList } from './release';
import { ENVOY_GATEWAY_DEFINITIONS } from '../crds/envoy-gateway';
import { production } from '../../stacks/environments/production';

/** Classes of storage that the environments name and the cluster's owner provides; one can be written by many nodes. */
const CLASSES = ['encrypted', 'shared'].map((name) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: 'kubernetes.io/host-path',
  volumeBindingMode: 'WaitForFirstConsumer',
}));

/** Nodes of the card zones' own, one in each zone of the cluster: the simulator of the control plane knows them by the annotation. */
const OWN_NODES = Object.values(production.ownNodes ?? {}).flatMap(({ key, value }) =>
  ['zone-1', 'zone-2', 'zone-3'].map((zone) => {
    const name = `${value}-${zone}`;
    return nodeManifest({
      name,
      zone,
      labels: { [key]: value },
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      taints: [{ key, value, effect: 'NoSchedule' }],
    });
  }),
);

/** Gives the simulated cluster what the platform takes for granted. */
export async function provideNeeds(): Promise<void> {
  await kubectl(['apply', '-f', '-'], asList([...CLASSES, ...OWN_NODES]));
  await kubectl(['apply', '--server-side', '-f', '-'], asList(ENVOY_GATEWAY_DEFINITIONS));
  const names = ENVOY_GATEWAY_DEFINITIONS.map(({ metadata }) => `crd/${metadata.name}`);
  await kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...names]);
}

/** Takes it away again. */
export async function withdrawNeeds(): Promise<void> {
  await kubectl(
    ['delete', '--ignore-not-found', '-f', '-'],
    asList([...CLASSES, ...OWN_NODES, ...ENVOY_GATEWAY_DEFINITIONS]),
  );
}
