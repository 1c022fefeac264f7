import { k8s } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { metadataOf, type Blueprint } from './blueprint';
import { configurationName } from './volumes';
import type { Application } from '../application/application';
import { refuse, shown } from '../core/errors';

/** The configuration files of a workload's containers: name to content. */
export function configurationFiles(
  workload: Blueprint,
  applications: readonly Application[],
): { [name: string]: string } {
  const files: { [name: string]: string } = {};
  for (const [name, content] of applications
    .flatMap((application) => application._props.configuration ?? [])
    .flatMap((configuration) => Object.entries(configuration.files))) {
    if (files[name] !== undefined) {
      refuse({
        code: 'CONFIGURATION_INVALID',
        place: workload.place,
        expected: 'configuration files of one workload must have names of their own',
        got: `${shown(name)} twice`,
        example: `files: { 'second-${name}': '…' }`,
      });
    }
    files[name] = content;
  }
  return files;
}

/** Writes a workload's configuration files as one ConfigMap, where it has any. */
export function writeConfiguration(scope: Construct, workload: Blueprint, applications: readonly Application[]): void {
  const data = configurationFiles(workload, applications);
  if (Object.keys(data).length > 0) {
    new k8s.KubeConfigMap(scope, 'configuration', {
      metadata: metadataOf(workload, configurationName(workload)),
      data,
    });
  }
}
