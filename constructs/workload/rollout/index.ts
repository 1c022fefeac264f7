export * from './blue-green-props';
export * from './partitioned-props';
export * from './rolling-props';
export * from './rollout';
