export { EdgePaths } from './blocked-paths';
export * from './certificate';
export { EdgeLimits, Hsts, RateLimit } from './edge-limits';
export * from './gateway-class';
export * from './gateway-edge';
export * from './ingress-edge';
