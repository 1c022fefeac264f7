import { kubectl } from './kubectl';
import { asList } from './release';

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
}

/** Takes it away again. */
export async function withdrawNeeds(): Promise<void> {
  await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(CLASSES));
}
