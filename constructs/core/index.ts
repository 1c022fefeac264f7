export * from './connection';
export * from './endpoint';
export * from './external-service';
export * from './identity';
export * from './image';
export * from './own-nodes';
export * from './resources';
export * from './secret-ref';
