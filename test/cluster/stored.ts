import { kubectl } from './kubectl';
import { LiveObject, title } from './live';
import type { Release } from './release';

/**
 * Everything the cluster stores of a release's objects but what controllers report in `status`: what its users have
 * asked for, with the generation, which counts each change of that.
 */
export async function stored({ text }: Release): Promise<Record<string, unknown>> {
  const { stdout } = await kubectl(['get', '-f', '-', '-o', 'json'], text);
  const { items } = JSON.parse(stdout) as { items: (LiveObject & Record<string, unknown>)[] };
  return Object.fromEntries(items.map((object) => [title(object), asked(object)]));
}

function asked({ metadata, ...body }: LiveObject & Record<string, unknown>): unknown {
  const volatile = ['resourceVersion', 'managedFields'];
  const lasting = Object.entries(metadata).filter(([key]) => !volatile.includes(key));
  return { ...body, status: undefined, metadata: Object.fromEntries(lasting) };
}
