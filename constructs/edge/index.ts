export * from './certificate';
export * from './gateway-class';
export * from './gateway-edge';
export * from './ingress-edge';
