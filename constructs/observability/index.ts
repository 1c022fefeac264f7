export * from './metric-rules';
export * from './metrics-target';
export * from './monitoring';
export * from './prometheus-rule';
export * from './service-monitor';
