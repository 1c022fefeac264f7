import { refuse, shown } from '../core/errors';
import { checkOnce } from '../core/once';

/** Which paths of the backend stay in the cluster. */
export interface EdgePaths {
  /**
   * Paths that nobody outside may ask, each with all below it; at most 30.
   * @default - `/actuator`, `/chaos` and `/metrics`
   */
  readonly blockedPaths?: string[];
  /**
   * Exact paths below the blocked ones that are let through all the same; at most 30.
   * @default - `/actuator/health`, its `liveness` and its `readiness`; none where blocked paths are named
   */
  readonly openPaths?: string[];
}

/** The paths, filled and checked. */
export type CheckedPaths = Required<EdgePaths>;

const BLOCKED = ['/actuator', '/chaos', '/metrics'];
const OPEN = ['/actuator/health', '/actuator/health/liveness', '/actuator/health/readiness'];

/** A route takes 64 matches, of which a few are needed besides. */
const MOST_PATHS = 30;

/** Plain segments: what needs an escape, or is read in two ways, is no path to decide by. */
const PATH = /^(\/(?!\.{1,2}(\/|$))[-A-Za-z0-9._~]+)+$/;

/**
 * Spellings by which a path is another one to the program than to the proxy: parameters in a segment (`/x/..;/chaos`), and
 * letters, digits or dots that need no escape but have one (`/%63haos`). No honest client writes them.
 */
export const DISGUISES = ['/.*;.*', '/.*%(2[DdEe]|3[0-9]|[46][1-9A-Fa-f]|[57][0-9Aa]|5[Ff]|7[Ee]).*'];

/** Fills the defaults in, and refuses paths by which no route can decide. */
export function checkPaths({ blockedPaths, openPaths }: EdgePaths, place: string): CheckedPaths {
  const blocked = blockedPaths ?? BLOCKED;
  const open = openPaths ?? (blockedPaths === undefined ? OPEN : []);
  for (const [field, paths] of Object.entries({ blockedPaths: blocked, openPaths: open })) {
    checkEach(field, paths, place);
  }
  const stray = open.find((path) => !blocked.some((one) => path === one || path.startsWith(`${one}/`)));
  if (stray !== undefined) {
    refuse({
      code: 'PATH_INVALID',
      place,
      expected: 'openPaths must lie below blocked ones: everything else is open already',
      got: shown(stray),
      example: `blockedPaths: ['/actuator'], openPaths: ['/actuator/health']`,
    });
  }
  return { blockedPaths: [...blocked], openPaths: [...open] };
}

function checkEach(field: string, paths: readonly string[], place: string): void {
  const example = `${field}: ['/actuator/health']`;
  const wrong = paths.find((path) => !PATH.test(path) || path.length > 1024);
  if (wrong !== undefined || paths.length > MOST_PATHS) {
    refuse({
      code: 'PATH_INVALID',
      place,
      expected: `${field} must be at most ${MOST_PATHS} paths of letters, digits and "-._~" between slashes, without "..", "*" or a slash at the end`,
      got: wrong === undefined ? `${paths.length} paths` : shown(wrong),
      example,
    });
  }
  checkOnce(paths, () => ({ code: 'PATH_INVALID', place, expected: `${field} must name each path once`, example }));
}
