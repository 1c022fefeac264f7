export * from './api-access';
export * from './cloud-identity';
export * from './people-access';
