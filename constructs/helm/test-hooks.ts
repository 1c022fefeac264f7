import type { FinishedObject } from '../policy/pass/objects';

/** Kinds that run something: they start once everything that they need is there. */
const RUNNING = new Set(['Pod', 'Job']);

/**
 * Objects as hooks of `helm test`: made for the test, removed when it has passed.
 * @see https://helm.sh/docs/topics/chart_tests/
 */
export function testHook(object: FinishedObject): FinishedObject {
  const { name, namespace, annotations, ...metadata } = object.metadata as FinishedObject['metadata'] & {
    readonly annotations?: { readonly [key: string]: string };
  };
  return {
    ...object,
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...metadata,
      annotations: {
        ...annotations,
        'helm.sh/hook': 'test',
        'helm.sh/hook-weight': RUNNING.has(object.kind) ? '1' : '0',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      },
    },
  };
}
