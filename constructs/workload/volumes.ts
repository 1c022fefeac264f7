import { Size } from 'cdk8s';
import type { Blueprint } from './blueprint';
import type { ContainerProps } from './container';
import type { ClaimProps, NodeFolder, VolumeProps } from './storage';
import type { Application } from '../application/application';
import { checkPath, type Folder } from '../application/folder';
import { bytesOf } from '../core/amounts';
import { refuse, shown } from '../core/errors';
import { contentHash } from '../core/hash';
import { checkReference } from '../core/object-names';
import { checkOnce } from '../core/once';
import { bytesQuantity } from '../core/quantity';

/** What stands behind the folders of a pod. */
export interface Backing {
  readonly claims: readonly ClaimProps[];
  readonly volumes: readonly VolumeProps[];
  readonly nodeFolders: readonly NodeFolder[];
}

/** A volume of a pod; the rest of its fields says what it is. */
export interface PodVolume {
  readonly name: string;
  readonly [field: string]: unknown;
}

/** The mounts of one container, and the pod volumes that they need. */
export interface Mounted {
  readonly mounts: object[];
  readonly volumes: PodVolume[];
}

/** Mounts an application's folders and configuration. `prefix` keeps the volumes of several containers apart. */
export function mountFolders(workload: Blueprint, application: Application, prefix: string, backing: Backing): Mounted {
  const mounts: object[] = [];
  const volumes: PodVolume[] = [];
  for (const folder of application._props.folders ?? []) {
    const volume = folder._kind === 'persistent' ? undefined : scratchVolume(folder, prefix);
    const name = volume?.name ?? backingOf(folder, backing, workload.place);
    mounts.push({ name, mountPath: folder.path });
    if (volume !== undefined) {
      volumes.push(volume);
    }
  }
  for (const { folder, files } of application._props.configuration ?? []) {
    const name = volumeName(prefix, folder);
    const items = Object.keys(files).map((key) => ({ key, path: key }));
    mounts.push({ name, mountPath: folder, readOnly: true });
    volumes.push({ name, configMap: { name: configurationName(workload), items } });
  }
  for (const host of backing.nodeFolders) {
    mounts.push({ name: host.name, mountPath: host.mountPath ?? host.path, readOnly: true });
  }
  return { mounts, volumes };
}

/** The pod volumes behind shared volumes and the node's folders, each once. */
export function sharedVolumes(backing: Backing, place: string): PodVolume[] {
  return [
    ...backing.volumes.map(({ name, claimName, size }) =>
      claimName === undefined
        ? { name, emptyDir: size === undefined ? {} : { sizeLimit: sizeLimit(size, place) } }
        : { name, persistentVolumeClaim: { claimName: checkReference(claimName, 'claimName', place) } },
    ),
    ...backing.nodeFolders.map(({ name, path }) => ({ name, hostPath: { path } })),
  ];
}

/**
 * Refuses a claim or shared volume for a folder that no container declares, or that another one stands behind; and
 * folders of the node that are none.
 */
export function checkBacking(containers: readonly ContainerProps[], backing: Backing, place: string): void {
  const folders = containers.flatMap((container) => container.application._props.folders ?? []);
  checkNodeFolders(containers, backing.nodeFolders, place);
  checkFoldersOnce(
    [...backing.claims, ...backing.volumes].map(({ path }) => path),
    place,
  );
  for (const { name, path } of [...backing.claims, ...backing.volumes]) {
    checkPath(path, place);
    if (!folders.some((folder) => folder._kind === 'persistent' && folder.path === path)) {
      refuse({
        code: 'CLAIM_UNUSED',
        place,
        expected: `the folder behind "${name}" must be declared by an application of the pod`,
        got: shown(path),
        example: `folders: [Folder.persistent(${shown(path)})]`,
      });
    }
  }
}

function checkNodeFolders(
  containers: readonly ContainerProps[],
  nodeFolders: readonly NodeFolder[],
  place: string,
): void {
  for (const { path, mountPath = path } of nodeFolders) {
    // The whole node is a folder too, but not a place to mount it at.
    checkPath(path === '/' ? mountPath : path, place);
    checkPath(mountPath, place);
  }
  for (const { application } of nodeFolders.length > 0 ? containers : []) {
    const { folders = [], configuration = [] } = application._props;
    const own = [...folders.map(({ path }) => path), ...configuration.map(({ folder }) => folder)];
    checkFoldersOnce([...own, ...nodeFolders.map(({ path, mountPath = path }) => mountPath)], place);
  }
}

function checkFoldersOnce(paths: readonly string[], place: string): void {
  checkOnce(paths, () => ({
    code: 'PATH_INVALID',
    place,
    expected: 'each folder must have one thing behind it',
    example: `nodeFolders: [{ name: 'proc', path: '/proc', mountPath: '/host/proc' }]`,
  }));
}

/** Name of the ConfigMap that holds a workload's configuration files. */
export function configurationName(workload: Blueprint): string {
  return `${workload.name}-configuration`;
}

function backingOf(folder: Folder, backing: Backing, place: string): string {
  const found = [...backing.claims, ...backing.volumes].find(({ path }) => path === folder.path);
  return (
    found?.name ??
    refuse({
      code: 'FOLDER_UNBACKED',
      place,
      expected: 'a persistent folder must have a claim or a shared volume behind it',
      got: `nothing for ${shown(folder.path)}`,
      example: `claims: [{ name: 'data', path: ${shown(folder.path)}, size: Size.gibibytes(1) }]`,
    })
  );
}

function scratchVolume(folder: Folder, prefix: string): PodVolume {
  const medium = folder._kind === 'memory' ? { medium: 'Memory' } : {};
  const limit = folder.size === undefined ? {} : { sizeLimit: sizeLimit(folder.size, folder.path) };
  return { name: volumeName(prefix, folder.path), emptyDir: { ...medium, ...limit } };
}

function sizeLimit(size: Size, place: string): string {
  return bytesQuantity(bytesOf(size, { field: 'size', place }));
}

/** A name made of the path, or of its hash where the path has nothing that a name may hold, or too much of it. */
function volumeName(prefix: string, path: string): string {
  const name = slug(path);
  return name === '' || name.length + prefix.length > 63 ? `folder-${contentHash([prefix, path])}` : `${prefix}${name}`;
}

function slug(path: string): string {
  return path
    .slice(1)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(-40)
    .replace(/^-|-$/g, '');
}
