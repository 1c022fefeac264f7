export * from './application';
export { Binding, UrlOptions } from './binding';
export * from './configuration';
export { Folder } from './folder';
export * from './port';
export * from './probe';
