import { kubectl } from './kubectl';
import { asList } from './release';
import { ENVOY_GATEWAY_DEFINITIONS } from '../crds/envoy-gateway';

/** Classes of storage that the environments name and the cluster's owner provides; one can be written by many nodes. */
const CLASSES = ['encrypted', 'shared'].map((name) => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name },
  provisioner: 'kubernetes.io/host-path',
  volumeBindingMode: 'WaitForFirstConsumer',
}));

/** Gives the simulated cluster what the platform takes for granted. */
export async function provideNeeds(): Promise<void> {
  await kubectl(['apply', '-f', '-'], asList(CLASSES));
  await kubectl(['apply', '--server-side', '-f', '-'], asList(ENVOY_GATEWAY_DEFINITIONS));
  const names = ENVOY_GATEWAY_DEFINITIONS.map(({ metadata }) => `crd/${metadata.name}`);
  await kubectl(['wait', '--for=condition=Established', '--timeout=60s', ...names]);
}

/** Takes it away again. */
export async function withdrawNeeds(): Promise<void> {
  await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList([...CLASSES, ...ENVOY_GATEWAY_DEFINITIONS]));
}
