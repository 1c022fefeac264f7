export * from './chart-field';
export { GeneratedSecret } from './generated-secret';
export * from './helm-chart';
export * from './values-layout';
