import type { Attempt } from './values';
import { SECRET_ZONES, storeProvider, VAULT_ENGINES, type MadeStoreValues } from '../../secret-stores';
import type { ClusterValues } from '../cluster';
import type { Environment } from '../environment';
import type { SecretStoreValues, SecretZone } from '../secret-store';
import { SecretStoreRef } from '../../../constructs';
import { refuse, shown } from '../../../constructs/core/errors';

/** The clusters whose accounts a store's cloud knows; a server of one's own knows any. */
const KNOWN: { readonly [form in SecretStoreValues['form']]?: readonly ClusterValues['form'][] } = {
  'aws-secrets-manager': ['eks', 'existing'],
  'google-secret-manager': ['gke', 'existing'],
  'azure-key-vault': ['aks', 'existing'],
};

/** Rights to secrets that a cluster gives to External Secrets itself. */
const RIGHTS = ['secretArns', 'secrets', 'secretVaultId'];

/** Refuses a store that its cloud would not know, or through which one zone would read another's secrets. */
export function checkSecretStore(environment: Environment, attempt: Attempt): void {
  const { secretStore, cluster } = environment;
  if (secretStore === undefined) {
    return;
  }
  attempt('secretStore.form', () => checkKnown(secretStore, cluster));
  if (secretStore.form === 'existing') {
    attempt('secretStore', () => SecretStoreRef.clusterWide(secretStore));
    return;
  }
  for (const right of RIGHTS) {
    attempt(`cluster.${right}`, () => checkNone(right, cluster));
  }
  if (secretStore.form === 'hashicorp-vault') {
    attempt('secretStore.version', () => checkEngine(secretStore.version));
  }
  const seen = new Map<string, string>();
  const said = new Set<string>();
  for (const zone of SECRET_ZONES) {
    attempt(`secretStore.${zone}`, () => once(said, () => checkZone(secretStore, zone, seen)));
  }
}

function checkKnown({ form }: SecretStoreValues, cluster: ClusterValues): void {
  const known = KNOWN[form];
  if (known !== undefined && !known.includes(cluster.form)) {
    refuse({
      code: 'SECRET_STORE_INVALID',
      place: '',
      expected: `${form} must know the accounts of the cluster (${known.join(', ')})`,
      got: shown(cluster.form),
      example: "form: 'hashicorp-vault'",
    });
  }
}

/** What External Secrets itself may read, every zone may: a store that names no account is read as External Secrets. */
function checkNone(right: string, cluster: ClusterValues): void {
  const given = new Map(Object.entries(cluster)).get(right) as readonly string[] | string | undefined;
  if (given !== undefined && given.length > 0) {
    refuse({
      code: 'SECRET_STORE_INVALID',
      place: '',
      expected: 'External Secrets must have no right of its own where each zone has a store',
      got: shown(given),
      example: "secretStore: { form: 'existing', name: 'platform' }",
    });
  }
}

/** What is wrong with all zones alike is said of the first. */
function once(said: Set<string>, check: () => void): void {
  try {
    check();
  } catch (error) {
    const text = String(error);
    if (!said.has(text)) {
      said.add(text);
      throw error;
    }
  }
}

function checkZone(values: MadeStoreValues, zone: SecretZone, seen: Map<string, string>): void {
  const { identity } = storeProvider(values, zone)._written;
  if (identity !== undefined) {
    checkOwn(identity, zone, seen);
  }
}

function checkEngine(version: string): void {
  const known = Object.keys(VAULT_ENGINES);
  if (!known.includes(version)) {
    refuse({
      code: 'SECRET_STORE_INVALID',
      place: '',
      expected: `the version of the engine must be ${known.join(' or ')}`,
      got: shown(version),
      example: "version: 'v2'",
    });
  }
}

function checkOwn(identity: string, zone: string, seen: Map<string, string>): void {
  const other = seen.get(identity);
  if (other !== undefined) {
    refuse({
      code: 'SECRET_STORE_INVALID',
      place: '',
      expected: 'each zone must be read by somebody of its own, who reads no other',
      got: `${shown(identity)} for ${other} too`,
      example: `a role, client or account for ${zone} alone`,
    });
  }
  seen.set(identity, zone);
}
