import { demandOf } from '../../constructs/policy/pass/demand';
import { development } from '../../stacks/environments/development';
import { manifestsOf } from './manifests';

test('development fits into 2 CPU and 4 GiB in all', () => {
  const objects = manifestsOf(development) as Parameters<typeof demandOf>[0];
  const demands = ['edge', 'commerce', 'payments', 'vault', 'agents'].map((zone) => demandOf(objects, zone));
  const sum = (resource: string) => demands.reduce((total, demand) => total + (demand[resource] ?? 0), 0);
  expect(sum('requests.cpu')).toBeGreaterThan(0.5);
  expect(sum('requests.cpu')).toBeLessThanOrEqual(2);
  expect(sum('requests.memory')).toBeLessThanOrEqual(4 * 2 ** 30);
});
