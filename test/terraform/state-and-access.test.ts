import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stackNamed, stacksOf, type Values, type WrittenStack } from './stacks';
import { AKS, VARIANTS } from './variants';
import { ENVIRONMENTS } from '../../stacks/environments';
import { production } from '../../stacks/environments/production';
import { terraformApp } from '../../stacks/terraform/app';
import { ClusterStack } from '../../stacks/terraform/cluster/cluster-stack';
import { resource } from '../../stacks/terraform/cluster/terraform';

const STACKS = stacksOf([...ENVIRONMENTS, ...VARIANTS]);
const LATER = STACKS.filter(({ name }) => !name.endsWith('-cluster'));

const KMS_KEY = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-3333-4444-555555555555';
const GCS_KEY = 'projects/example-shop-production/locations/europe-west1/keyRings/state/cryptoKeys/terraform';

function backendOf({ json }: WrittenStack): Values {
  return Object.values(json.terraform.backend)[0] ?? {};
}

describe('the state', () => {
  test('of no two stacks is kept in the same place', () => {
    const places = STACKS.map(({ json }) => JSON.stringify(json.terraform.backend));
    expect(new Set(places).size).toBe(STACKS.length);
  });

  test.each([
    ['production-cluster', 's3', { encrypt: true, use_lockfile: true, kms_key_id: KMS_KEY }],
    ['gke-cluster', 'gcs', { kms_encryption_key: GCS_KEY }],
    ['aks-cluster', 'azurerm', { use_azuread_auth: true }],
    ['minikube-cluster', 'local', { path: '../../../terraform.minikube-cluster.tfstate' }],
  ])('of %s is kept in %s, encrypted and locked where others reach it', (name, kind, settings) => {
    const stack = stackNamed(STACKS, name);
    expect(Object.keys(stack.json.terraform.backend)).toEqual([kind]);
    expect(backendOf(stack)).toMatchObject(settings);
  });

  test('of a cluster is read by later stacks from where the cluster has put it', () => {
    for (const name of ['production', 'staging', 'gke', 'aks']) {
      const { config, backend } =
        stackNamed(STACKS, `${name}-commerce`).json.data?.terraform_remote_state?.cluster ?? {};
      const cluster = stackNamed(STACKS, `${name}-cluster`);
      expect(cluster.json.terraform.backend[String(backend)]).toMatchObject(config as object);
    }
  });
});

describe('a stack that comes after the cluster', () => {
  test.each(LATER)(
    '$name logs in by a program or a kubeconfig, never by a token or a key that a state would hold',
    (stack) => {
      const { kubernetes = [], helm = [] } = stack.json.provider ?? {};
      expect(kubernetes).toHaveLength(1);
      expect(helm).toHaveLength(1);
      for (const access of [kubernetes[0], helm[0]?.kubernetes as Values | undefined]) {
        const keys = Object.keys(access ?? {}).sort();
        expect(keys).toEqual(
          keys.includes('exec') ? ['cluster_ca_certificate', 'exec', 'host'] : ['config_context', 'config_path'],
        );
      }
    },
  );

  test.each(LATER)('$name makes no cluster, and depends on none that it makes', ({ json }) => {
    expect(json.module).toBeUndefined();
    expect(Object.keys(json.resource ?? {}).filter((type) => !/^(kubernetes|helm)_/.test(type))).toEqual([]);
  });

  test.each([
    ['production', 'aws', ['eks', 'get-token', '--region', 'eu-west-1']],
    ['gke', 'gke-gcloud-auth-plugin', ['--use_application_default_credentials']],
    ['aks', 'kubelogin', ['get-token', '--tenant-id', AKS.tenantId]],
  ])('of %s logs in by %s', (name, command, holds) => {
    const [kubernetes] = stackNamed(STACKS, `${name}-commerce`).json.provider?.kubernetes ?? [];
    const [exec] = kubernetes?.exec as readonly { readonly command: string; readonly args: readonly string[] }[];
    expect(exec?.command).toBe(command);
    expect(exec?.args).toEqual(expect.arrayContaining(holds));
  });
});

test("cdktf's own validations are on: a resource without its provider is refused", () => {
  const app = terraformApp([production], join(tmpdir(), 'never-written'));
  const stack = app.node.findChild('production-cluster');
  if (!(stack instanceof ClusterStack)) throw new Error('no stack of a cluster');
  resource(stack, 'stray', 'google_kms_key_ring', { name: 'stray', location: 'europe-west1' });
  expect(() => app.synth()).toThrow(/without a matching provider.*google/s);
});
