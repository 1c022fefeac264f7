import { objectName, type FinishedObject } from './objects';
import type { Issue } from '../../core/errors';

/** One port of every node for two Services: the API server gives it to the first. */
export function nodePortsTwice(objects: readonly FinishedObject[]): Issue[] {
  const holders = new Map<number, string>();
  return objects
    .filter(({ kind }) => kind === 'Service')
    .flatMap((service) =>
      ((service.spec?.ports ?? []) as readonly { readonly nodePort?: number }[]).flatMap(({ nodePort }) => {
        const holder = nodePort === undefined ? undefined : holders.get(nodePort);
        if (nodePort !== undefined) {
          holders.set(nodePort, holder ?? objectName(service));
        }
        return holder === undefined
          ? []
          : [
              {
                code: 'PORT_INVALID' as const,
                place: objectName(service),
                expected: `node port ${nodePort} must belong to one Service (${holder} has it)`,
                got: String(nodePort),
                example: `Exposure.nodePort(${nodePort === 32767 ? 30000 : (nodePort ?? 0) + 1})`,
              },
            ];
      }),
    );
}
