/** Names of the PriorityClasses: who goes first when nodes are full. */
export const PRIORITY = { payments: 'payments-first', agents: 'agents-second', commerce: 'commerce-third' } as const;
