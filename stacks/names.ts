/** Name of the payment system, with which the names of its parts begin. */
export const PAYMENT = 'payment';

/** Name of the card vault. */
export const VAULT = 'card-vault';

/** Name of the checkout, the payment system's one client. */
export const CHECKOUT = 'checkout';
