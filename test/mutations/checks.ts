import { ACCESS_RULES } from '../access/access-rules';
import type { Check } from '../stacks/check';
import { MESH_RULE } from '../mesh/mesh-rules';
import { REACH_RULE } from '../stacks/reach-rules';
import { RULES } from '../stacks/rules';

/**
 * The rules that tests hold the finished objects to without a cluster; the quick ones first. Golden files are none of
 * them: they differ from everything, and say of nothing that it is wrong.
 */
export const OFFLINE_CHECKS: readonly Check[] = [...RULES, ...ACCESS_RULES, MESH_RULE, REACH_RULE];
