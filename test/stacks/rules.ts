import { BUDGET_RULES } from './budget-rules';
import type { Check } from './check';
import { EDGE_RULES } from './edge-rules';
import { POD_RULES } from './pod-rules';
import { ZONE_RULES } from './zone-rules';

/** The rules of the platform that are read off its finished objects, each in words. */
export const RULES: readonly Check[] = [...POD_RULES, ...ZONE_RULES, ...BUDGET_RULES, ...EDGE_RULES];
