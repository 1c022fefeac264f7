export * from './cart';
export * from './checkout';
export * from './logistics';
export * from './order-processing';
export * from './product-catalog';
export * from './storefront';
