import { randomBytes } from 'node:crypto';
import { parseAllDocuments } from 'yaml';
import { renderManifests } from '../../src/render';
import { environmentNamed } from '../../stacks/environments';
import { secretPlaces } from '../../stacks/secrets';
import { KubernetesObject } from './objects';

const development = environmentNamed('development');

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
