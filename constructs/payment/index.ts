export * from './card-vault';
export * from './payment-channel';
export * from './payment-system';
export * from './settlement';
export { PaymentIdentities } from './payment-identities';
