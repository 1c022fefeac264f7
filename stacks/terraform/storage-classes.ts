import type { ClusterValues } from '../environments/cluster';
import type { Environment } from '../environments/environment';

/** A StorageClass, as Kubernetes names its fields. */
export interface StorageClassValues {
  readonly name: string;
  readonly provisioner: string;
  readonly parameters: { readonly [name: string]: string };
  /** `WaitForFirstConsumer` for disks, which are made in the zone of the pod; `Immediate` for files. */
  readonly volumeBindingMode: 'WaitForFirstConsumer' | 'Immediate';
  readonly mountOptions?: readonly string[];
  /** Whether claims that name no class get this one. */
  readonly isDefault: boolean;
}

type Kind = Omit<StorageClassValues, 'name' | 'volumeBindingMode' | 'isDefault'>;

/**
 * The classes that an environment's claims name, for the cluster that it runs on: encrypted disks of one node, and files
 * that many nodes share. Clusters that stand already, kind and Minikube have classes of their own.
 */
export function storageClasses({ cluster, storageClassName, settlementFiles }: Environment): StorageClassValues[] {
  const disks = diskOf(cluster);
  const files = filesOf(cluster, settlementFiles.fileSystem ?? '');
  const shared = settlementFiles.storageClassName;
  return [
    ...(disks === undefined || storageClassName === undefined
      ? []
      : [{ ...disks, name: storageClassName, volumeBindingMode: 'WaitForFirstConsumer' as const, isDefault: true }]),
    ...(files === undefined || shared === undefined || shared === storageClassName
      ? []
      : [{ ...files, name: shared, volumeBindingMode: 'Immediate' as const, isDefault: false }]),
  ];
}

/** Disks: Google and Azure encrypt all of theirs, Amazon those of which it is asked. */
function diskOf({ form }: ClusterValues): Kind | undefined {
  switch (form) {
    case 'eks':
      return { provisioner: 'ebs.csi.aws.com', parameters: { type: 'gp3', encrypted: 'true' } };
    case 'gke':
      return { provisioner: 'pd.csi.storage.gke.io', parameters: { type: 'pd-balanced' } };
    case 'aks':
      return { provisioner: 'disk.csi.azure.com', parameters: { skuName: 'Premium_ZRS' } };
    default:
      return undefined;
  }
}

/**
 * Files of many nodes. What the cluster must bring: on Amazon the EFS driver (the add-on `aws-efs-csi-driver`) and a file
 * system with a mount target in each zone; on Google the Filestore driver, whose smallest share is 1 TiB; Azure brings
 * its own.
 */
function filesOf(cluster: ClusterValues, fileSystemId: string): Kind | undefined {
  switch (cluster.form) {
    case 'eks':
      return {
        provisioner: 'efs.csi.aws.com',
        parameters: { provisioningMode: 'efs-ap', fileSystemId, directoryPerms: '700' },
        mountOptions: ['tls'],
      };
    case 'gke':
      return { provisioner: 'filestore.csi.storage.gke.io', parameters: { tier: 'standard', network: cluster.name } };
    case 'aks':
      return {
        provisioner: 'file.csi.azure.com',
        parameters: { skuName: 'Premium_ZRS' },
        mountOptions: ['dir_mode=0770', 'file_mode=0660', 'mfsymlinks', 'nobrl'],
      };
    default:
      return undefined;
  }
}
