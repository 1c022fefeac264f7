import type { Subject } from './subject';

/**
 * The linters that exemptions are for. An object carries those of the first four; Kyverno's are objects of their own
 * (PolicyException), for whoever has Kyverno.
 */
export type Linter = 'kube-score' | 'Checkov' | 'kube-linter' | 'Polaris' | 'Kyverno';

/** One rule of one linter that is wrong for some objects. */
export interface Exemption {
  readonly linter: Linter;
  /** The rule, by the linter's own name. */
  readonly rule: string;
  /** Why the rule is wrong for this object; nothing where it is right. */
  readonly reason: (subject: Subject) => string | undefined;
}

/** An exemption that an object has. */
export interface Granted {
  readonly linter: Linter;
  readonly rule: string;
  readonly reason: string;
}
