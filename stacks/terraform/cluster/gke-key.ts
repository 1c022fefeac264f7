import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { resource } from './terraform';
import type { GkeCluster } from '../../environments/cluster';

/** Google turns the key by itself, each quarter of a year. */
const ROTATION_SECONDS = 90 * 24 * 60 * 60;

/** The key of the Secrets, and the right to use it: which must stand before the cluster. */
export interface GkeKey {
  readonly id: string;
  readonly grant: ITerraformDependable;
}

/** A key of the cluster's own, in its region; GKE's own account may encrypt and decrypt with it. */
export function gkeKey(stack: TerraformStack, { name, project, region }: GkeCluster, projectNumber: string): GkeKey {
  const ring = resource(stack, 'key-ring', 'google_kms_key_ring', { name, project, location: region });
  const key = resource(stack, 'key', 'google_kms_crypto_key', {
    name: 'secrets',
    key_ring: ring.getStringAttribute('id'),
    purpose: 'ENCRYPT_DECRYPT',
    rotation_period: `${ROTATION_SECONDS}s`,
    // A key that is gone takes every Secret with it.
    lifecycle: { prevent_destroy: true },
  });
  const grant = resource(stack, 'key-grant', 'google_kms_crypto_key_iam_member', {
    crypto_key_id: key.getStringAttribute('id'),
    role: 'roles/cloudkms.cryptoKeyEncrypterDecrypter',
    member: `serviceAccount:service-${projectNumber}@container-engine-robot.iam.gserviceaccount.com`,
  });
  return { id: key.getStringAttribute('id'), grant };
}
