import { randomBytes } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { renderManifests } from '../../src/render';
import { environmentNamed } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';
import { secretPlaces } from '../../stacks/secrets';
import { KubernetesObject } from './objects';

/** Where the stubs' images are said to come from. */
export const STUB_REGISTRY = 'stub.local';

/** The development environment, in which stubs are admitted: guarded zones take them without a digest. */
const development: Environment = {
  ...environmentNamed('development'),
  admission: { registries: [STUB_REGISTRY], unpinned: { [STUB_REGISTRY]: 'stubs are made by the test' } },
};

/** The development environment as synth writes it, in the order in which it is applied. */
export function developmentManifests(): KubernetesObject[] {
  const documents = renderManifests(development)
    .filter(({ path }) => path.startsWith('manifests/'))
    .flatMap(({ text }) => parseAllDocuments(text));
  return documents.map((document) => document.toJS() as KubernetesObject);
}

/** The Secrets that the development environment refers to, with values by chance. */
export function developmentSecrets(): KubernetesObject[] {
  return secretPlaces(development).map(({ secret, zone }) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret.name, namespace: zone },
    stringData: Object.fromEntries(secret.keys.map((key) => [key, randomBytes(16).toString('hex')])),
  }));
}
