import { DRY_RUN } from './admitting';
import type { Question } from './api-server';
import { pathOf } from './good-objects';
import { standingIn } from './standing-objects';

/** A question to the API server about one policy, and what the policy has to answer. */
export interface AdmissionQuestion {
  readonly name: string;
  /** The policy, after the prefix of the installation; or policies, any of which may speak first: `no-guests-(a|b)`. */
  readonly policy: string;
  readonly question: Question;
  /** What it says where it refuses; nothing where it has to let it pass. */
  readonly says?: RegExp;
  /** Whether others may refuse it: this policy has nothing to say. */
  readonly othersMay?: boolean;
}

/** Whether an object would be taken. */
export function create(object: object, namespace: string, groups?: readonly string[]): Question {
  return { method: 'POST', path: `${pathOf(object, namespace)}${DRY_RUN}`, body: object, groups };
}

/** Whether a change of what stands in a namespace would be taken. */
export function change(kind: string, namespace: string, body: object, groups?: readonly string[]): Question {
  const path = `${pathOf(standingIn(namespace)[kind] ?? {}, namespace)}/standing${DRY_RUN}`;
  return { method: 'PATCH', path, body, merge: true, groups };
}
