export * from './certificate';
export * from './gateway-edge';
export * from './ingress-edge';
