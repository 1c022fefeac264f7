import type { Backing } from './volumes';
import type { Application } from '../application/application';
import { bytesOf } from '../core/amounts';
import { bytesQuantity } from '../core/quantity';

/** What a container's logs may take of the node's disk: twice the five files of 10 MiB that the kubelet keeps. */
const LOG_BYTES = 100 * 2 ** 20;

/**
 * Most that a container needs of the node's disk, in bytes: its logs and its scratch folders, those that it shares with
 * others of the pod too. Nothing where one of the folders has no bound.
 * @see https://kubernetes.io/docs/concepts/storage/ephemeral-storage/
 */
export function diskBytes(application: Application, backing: Backing, place: string): number | undefined {
  const folders = application._props.folders ?? [];
  const shared = backing.volumes.filter(
    ({ claimName, path }) => claimName === undefined && folders.some((folder) => folder.path === path),
  );
  return [...folders.filter(({ _kind }) => _kind === 'scratch'), ...shared].reduce<number | undefined>(
    (sum, { size }) =>
      sum === undefined || size === undefined ? undefined : sum + bytesOf(size, { field: 'size', place }),
    LOG_BYTES,
  );
}

/** Requests and limits with so much of the node's disk: as much as it may use is reserved, as with memory. */
export function withDisk(
  { requests, limits }: { requests: object; limits: object },
  bytes: number | undefined,
): object {
  const disk = bytes === undefined ? {} : { 'ephemeral-storage': bytesQuantity(bytes) };
  return { requests: { ...requests, ...disk }, limits: { ...limits, ...disk } };
}
