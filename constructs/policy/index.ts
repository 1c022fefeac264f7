export * from './external-secret';
export { LinterExemptions } from './linter-exemptions';
export * from './priority-class';
export * from './quota';
export { IncomingTraffic, IncomingTrafficProps, OutgoingTraffic, OutgoingTrafficProps } from './traffic';
export * from './zone';
export { PolicyPass } from './policy-pass';
