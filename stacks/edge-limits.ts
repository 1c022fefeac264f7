import { Duration, Size } from 'cdk8s';
import type { EdgeLimitValues, EdgePathValues } from './environments/environment';
import { quantityValue } from '../constructs/core/quantity';

/** An environment's plain values as the edge takes them; what is not said has the edge's own default. */
export function edgeLimits({ hsts, maxRequestSize, rateLimit }: EdgeLimitValues) {
  return {
    hsts: hsts && { maxAge: Duration.days(hsts.days), includeSubDomains: hsts.includeSubDomains },
    maxRequestSize:
      maxRequestSize === undefined
        ? undefined
        : Size.kibibytes(quantityValue(maxRequestSize, 'edge.maxRequestSize') / 1024),
    rateLimit,
  };
}

/** The same of its paths. */
export function edgePaths({ blockedPaths, openPaths }: EdgePathValues) {
  return { blockedPaths: blockedPaths && [...blockedPaths], openPaths: openPaths && [...openPaths] };
}
