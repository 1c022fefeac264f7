import { NamespaceV1 } from '@cdktf/provider-kubernetes/lib/namespace-v1';
import { PriorityClassV1 } from '@cdktf/provider-kubernetes/lib/priority-class-v1';
import { StorageClassV1 } from '@cdktf/provider-kubernetes/lib/storage-class-v1';
import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { ADD_ON_PRIORITY } from './add-ons/parts';
import { storageClasses, type StorageClassValues } from './storage-classes';
import { NAMESPACES, type AddOnNamespace, type NamespaceName } from '../add-ons/namespaces';
import { installedAddOns } from '../add-ons/presence';
import { ADD_ONS } from '../add-ons/table';
import type { Environment } from '../environments/environment';

/** What has to be there before the first add-on: its priority, namespaces and storage classes. */
export function layGround(stack: TerraformStack, environment: Environment): ITerraformDependable[] {
  const used = installedAddOns(environment).flatMap((name) => [
    ADD_ONS[name].namespace,
    ...(ADD_ONS[name].alsoIn ?? []),
  ]);
  const names = Object.keys(NAMESPACES).filter((name): name is NamespaceName => used.some((other) => other === name));
  return [
    priority(stack),
    ...names.map((name) => namespace(stack, name, NAMESPACES[name])),
    ...storageClasses(environment).map((values) => storageClass(stack, values)),
  ];
}

/** Above every part of the platform, which waits without them. */
function priority(stack: TerraformStack): ITerraformDependable {
  return new PriorityClassV1(stack, 'priority', {
    metadata: { name: ADD_ON_PRIORITY },
    value: 1_000_000,
    description: 'Serves the platform: goes before all of it.',
  });
}

function namespace(stack: TerraformStack, name: NamespaceName, values: AddOnNamespace): ITerraformDependable {
  const { podSecurity, reason } = values;
  const levels = ['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, podSecurity]);
  return new NamespaceV1(stack, `namespace-${name}`, {
    metadata: {
      name,
      labels: Object.fromEntries(levels) as { [label: string]: string },
      ...(reason === undefined ? {} : { annotations: { 'cdk8s-commerce/privileged-reason': reason } }),
    },
  });
}

function storageClass(stack: TerraformStack, values: StorageClassValues): ITerraformDependable {
  const { name, provisioner, parameters, volumeBindingMode, mountOptions, isDefault } = values;
  return new StorageClassV1(stack, `storage-${name}`, {
    metadata: {
      name,
      ...(isDefault ? { annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } } : {}),
    },
    storageProvisioner: provisioner,
    parameters: { ...parameters },
    volumeBindingMode,
    allowVolumeExpansion: true,
    reclaimPolicy: 'Delete',
    ...(mountOptions === undefined ? {} : { mountOptions: [...mountOptions] }),
  });
}
