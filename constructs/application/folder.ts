import { Size } from 'cdk8s';
import { bytesOf } from '../core/amounts';
import { refuse, shown } from '../core/errors';

/**
 * A folder that the program writes to. Everything else of its file system is read-only.
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#emptydir
 */
export class Folder {
  /** Scratch space on the node's disk, gone with the pod. */
  public static scratch(path: string, size: Size): Folder {
    return new Folder(path, 'scratch', size);
  }

  /** Scratch space in memory, counted against the container's memory limit, gone with the pod. */
  public static memory(path: string, size: Size): Folder {
    return new Folder(path, 'memory', size);
  }

  /** Outlives the pod: a claim or a shared volume must stand behind it. */
  public static persistent(path: string): Folder {
    return new Folder(path, 'persistent');
  }

  private constructor(
    /** Absolute path in the container. */
    public readonly path: string,
    /** @internal */
    readonly _kind: 'scratch' | 'memory' | 'persistent',
    /** Most it may hold, for scratch space. */
    public readonly size?: Size,
  ) {
    checkPath(path, `Folder.${_kind}`);
    if (size !== undefined) {
      bytesOf(size, { field: 'size', place: `Folder.${_kind}` });
    }
  }
}

/** Checks an absolute path without `.`, `..`, colons, repeated or trailing slashes. */
export function checkPath(path: string, place: string): string {
  if (!/^(\/[^/\s:\p{Cc}\p{Surrogate}]+)+$/u.test(path) || path.split('/').some((part) => /^\.\.?$/.test(part))) {
    refuse({
      code: 'PATH_INVALID',
      place,
      expected:
        'a path must be absolute, without "..", spaces, double or trailing slashes, colons or control characters',
      got: shown(path),
      example: shown('/var/lib/orders'),
    });
  }
  return path;
}
