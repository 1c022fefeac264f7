import type { Manifest } from './manifests';
import type { Environment } from '../../stacks/environments/environment';

/** An environment with its finished objects, as synth writes them or with something taken away. */
export interface Platform {
  readonly environment: Environment;
  readonly objects: readonly Manifest[];
}

/** A rule that finished objects keep: tests hold it, and the mutation run asks which rule misses what it takes away. */
export interface Check {
  /** The rule in words. */
  readonly rule: string;
  /** Kinds of objects that it reads. */
  readonly reads: readonly string[];
  /** What breaks it; nothing where it holds. */
  readonly broken: (platform: Platform) => readonly string[];
}

/** Kinds that have pods. */
export const WORKLOADS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

/** What finished objects let through, beside what the constructs state. */
export interface Ways {
  readonly found: readonly string[];
  readonly stated: readonly string[];
}

/** Lines of two lists that stand in one of them alone: what is there and should not be, and the other way round. */
export function differences(found: readonly string[], expected: readonly string[]): string[] {
  const [there, wanted] = [new Set(found), new Set(expected)];
  return [
    ...[...there].filter((line) => !wanted.has(line)).map((line) => `too much: ${line}`),
    ...[...wanted].filter((line) => !there.has(line)).map((line) => `missing: ${line}`),
  ];
}
