import type { ZoneName } from './environments/environment';

/** The zones by what they hold. Nobody enters the vault's; cards are in the guarded two. */
export const ZONES = {
  open: ['edge', 'commerce', 'agents'],
  payments: 'payments',
  vault: 'vault',
} as const satisfies { readonly open: readonly ZoneName[]; readonly payments: ZoneName; readonly vault: ZoneName };

/** The zones that handle cards. */
export const GUARDED_ZONES: readonly ZoneName[] = [ZONES.payments, ZONES.vault];

/** All zones. */
export const ALL_ZONES: readonly ZoneName[] = [...ZONES.open, ...GUARDED_ZONES];
