import { isInside, isIpv4Range, overlap } from './ranges';
import { checkCidr } from '../../../constructs/core/cidr';
import { refuse, shown } from '../../../constructs/core/errors';

/** Runs one check; what it refuses is kept, with the place in the environment, and the next one runs. */
export type Attempt = (place: string, run: () => unknown) => void;

/** Refuses text of another form: `what` says which one was expected. */
export function checkText(text: string, pattern: RegExp, what: string, example: string): void {
  if (typeof text !== 'string' || !pattern.test(text)) {
    invalid(`it must be ${what}`, shown(text), shown(example));
  }
}

/** Refuses what is no whole number of at least `least`. */
export function checkWhole(value: number, least: number): void {
  if (!Number.isInteger(value) || value < least) {
    invalid(`it must be a whole number of at least ${least}`, shown(value), String(least));
  }
}

/** Refuses an empty list. */
export function checkSome(list: readonly unknown[], what: string, example: string): void {
  if (list.length === 0) {
    invalid(`it must name at least one ${what}`, '[]', example);
  }
}

/** Refuses anything but three different zones: a majority of three survives the loss of one. */
export function checkThreeZones(zones: readonly unknown[]): void {
  const names = zones.map((zone) => (typeof zone === 'object' ? (zone as { readonly name: string }).name : zone));
  if (new Set(names).size !== 3 || names.length !== 3) {
    invalid('a cluster must have three different zones', shown(names), 'three of the zones of its region');
  }
}

/** Refuses an API server that everybody may call, or nobody. */
export function checkCallers(callers: readonly string[], attempt: Attempt): void {
  attempt('cluster.apiServerCallers', () => checkSome(callers, 'range that may call', "['198.51.100.0/27']"));
  callers.forEach((caller, index) => {
    attempt(`cluster.apiServerCallers.${index}`, () => {
      checkCidr(caller, '');
      if (Number(caller.split('/')[1]) < 8) {
        invalid(
          'the API server must answer to named ranges, not to half of the world',
          shown(caller),
          '198.51.100.0/27',
        );
      }
    });
  });
}

/** Refuses IPv4 ranges that are malformed, or of which two overlap; `whole`, if given, must hold all of them. */
export function checkRanges(
  ranges: { readonly [place: string]: string },
  attempt: Attempt,
  whole?: { readonly name: string; readonly cidr: string },
): void {
  const sound = Object.entries(ranges).filter(([place, cidr]) => isSound(place, cidr, attempt));
  sound.forEach(([place, cidr], index) => {
    for (const [other, otherCidr] of sound.slice(0, index)) {
      attempt(place, () => {
        if (overlap(cidr, otherCidr)) {
          invalid(`it must not overlap ${other}, ${otherCidr}`, shown(cidr), 'a range of its own');
        }
      });
    }
    attempt(place, () => {
      if (whole !== undefined && isIpv4Range(whole.cidr) && !isInside(cidr, whole.cidr)) {
        invalid(`it must lie inside ${whole.name}, ${whole.cidr}`, shown(cidr), 'a part of it');
      }
    });
  });
}

function isSound(place: string, cidr: string, attempt: Attempt): boolean {
  let sound = false;
  attempt(place, () => {
    checkCidr(cidr, '');
    sound = isIpv4Range(cidr);
    if (!sound) {
      invalid('it must be an IPv4 range', shown(cidr), shown('10.0.0.0/16'));
    }
  });
  return sound;
}

/** Refuses a setting of a cluster. */
export function invalid(expected: string, got: string, example: string): never {
  return refuse({ code: 'CLUSTER_INVALID', place: '', expected, got, example });
}
