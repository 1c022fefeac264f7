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
  const files = new Map<string, string>();
  for (const [name, content] of applications
    .flatMap((application) => application._props.configuration ?? [])
    .flatMap((configuration) => Object.entries(configuration.files))) {
    if (files.has(name)) {
      refuse({
        code: 'CONFIGURATION_INVALID',
        place: workload.place,
        expected: 'configuration files of one workload must have names of their own',
        got: `${shown(name)} twice`,
        example: `files: { 'second-${name}': '…' }`,
      });
    }
    files.set(name, content);
  }
  checkSize(files, workload.place);
  return Object.fromEntries(files);
}

/** Most that a ConfigMap may hold, in bytes, names and contents together. */
const MOST_BYTES = 2 ** 20;

function checkSize(files: ReadonlyMap<string, string>, place: string): void {
  const bytes = [...files].flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes > MOST_BYTES) {
    refuse({
      code: 'CONFIGURATION_INVALID',
      place,
      expected: 'the configuration files of one workload must have at most 1 MiB, names and contents together',
      got: `${bytes} bytes`,
      example: `folders: [Folder.persistent('/etc/shop')], for files that come from elsewhere`,
    });
  }
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
