import type { Environment } from '../environment';
import { refuse, shown } from '../../../constructs/core/errors';

const EFS_FILE_SYSTEM = /^fs-[0-9a-f]{8,40}$/;

/** Refuses shared files on Amazon EKS without the file system that they are kept in: its class cannot make one. */
export function checkFileSystem({ cluster, settlementFiles }: Environment): void {
  const { storageClassName, fileSystem } = settlementFiles;
  if (cluster.form === 'eks' && storageClassName !== undefined && !EFS_FILE_SYSTEM.test(fileSystem ?? '')) {
    refuse({
      code: 'VALUE_INVALID',
      place: '',
      expected: 'shared files on Amazon EKS must name the EFS file system that they are kept in',
      got: shown(fileSystem),
      example: "fileSystem: 'fs-0123456789abcdef0'",
    });
  }
}
