import type { ValueOwner } from './chart-value';
import type { Resources } from './resources';
import { quantity } from './value-kinds';

/** The `resources` field of a container, each amount a value of the chart. */
export function resourceValues(
  resources: Resources,
  owner: ValueOwner,
  key: readonly string[],
  configuredForMemory = false,
): { readonly requests: object; readonly limits: object } {
  const { requests, limits } = resources._manifest();
  const amounts = (
    kind: 'requests' | 'limits',
    { cpu, memory }: { readonly cpu?: string; readonly memory: string },
  ) => {
    const amount = (name: string, shown: string) => quantity(owner, [...key, 'resources', kind, name], shown, '');
    return {
      ...(cpu === undefined ? {} : { cpu: amount('cpu', cpu) }),
      memory: configuredForMemory ? memory : amount('memory', memory),
    };
  };
  return { requests: amounts('requests', requests), limits: amounts('limits', limits) };
}
