export * from './external-secret';
export * from './secret-store';
export * from './secret-store-props';
export * from './secret-store-provider';
export * from './secret-store-ref';
