export * from './external-secret';
export * from './priority-class';
export * from './quota';
export { IncomingTraffic, IncomingTrafficProps, OutgoingTraffic, OutgoingTrafficProps } from './traffic';
export * from './access';
export * from './admission';
export * from './zone';
export { PolicyPass } from './policy-pass';
export * from './reach';
