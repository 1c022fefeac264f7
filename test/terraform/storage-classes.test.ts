import { AKS, GKE } from './variants';
import { stacksOf } from './stacks';
import { development } from '../../stacks/environments/development';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import { storageClasses } from '../../stacks/terraform/storage-classes';

const on = (cluster: Environment['cluster']): Environment => ({ ...production, cluster });

test('Amazon EKS: encrypted disks by default, made in the zone of their pod, and files of the named file system', () => {
  const [disks, files] = storageClasses(production);
  expect(disks).toMatchObject({
    name: 'encrypted',
    provisioner: 'ebs.csi.aws.com',
    parameters: { type: 'gp3', encrypted: 'true' },
    volumeBindingMode: 'WaitForFirstConsumer',
    isDefault: true,
  });
  expect(files).toMatchObject({
    name: 'shared',
    provisioner: 'efs.csi.aws.com',
    parameters: { fileSystemId: production.settlementFiles.fileSystem },
    isDefault: false,
  });
});

test.each([
  ['Google', on(GKE), ['pd.csi.storage.gke.io', 'filestore.csi.storage.gke.io']],
  ['Azure', on(AKS), ['disk.csi.azure.com', 'file.csi.azure.com']],
])('%s: its own drivers', (_, environment, provisioners) => {
  expect(storageClasses(environment).map(({ provisioner }) => provisioner)).toEqual(provisioners);
});

test('files on Google are in the network of the nodes', () => {
  expect(storageClasses(on(GKE))[1]?.parameters.network).toBe(GKE.name);
});

test('a cluster that stands already, kind and Minikube keep their own classes', () => {
  expect(storageClasses(development)).toEqual([]);
  expect(storageClasses(on({ form: 'existing', context: 'shop' }))).toEqual([]);
});

test('an environment that names no class gets none', () => {
  const { storageClassName, ...rest } = production;
  expect(storageClassName).toBe('encrypted');
  const { storageClassName: shared, ...settlementFiles } = production.settlementFiles;
  expect(shared).toBe('shared');
  expect(storageClasses({ ...rest, settlementFiles })).toEqual([]);
});

test('as Terraform makes them, they may grow, and the first is the default', () => {
  const [stack] = stacksOf([production]).filter(({ name }) => name === 'production-addons');
  expect(stack?.json.resource).toMatchObject({
    kubernetes_storage_class_v1: {
      'storage-encrypted': {
        allow_volume_expansion: true,
        metadata: { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
      },
      'storage-shared': { allow_volume_expansion: true, metadata: { name: 'shared' } },
    },
  });
});
