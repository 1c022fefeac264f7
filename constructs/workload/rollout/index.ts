export * from './analysis';
export * from './argo-blue-green-props';
export * from './argo-canary-props';
export * from './blue-green-props';
export * from './partitioned-props';
export * from './rolling-props';
export * from './rollout';
