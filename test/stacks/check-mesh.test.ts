import { refusal } from './refused';
import { production } from '../../stacks/environments/production';

const PROXY = { cpu: '50m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' };

function refusals(mesh: object): string {
  return refusal({ ...production, mesh: { form: 'istio', proxy: PROXY, ...mesh } }).join('\n') || 'nothing';
}

test('a sound mesh is taken', () => {
  expect(refusals({ trustDomain: 'shop.example.com', clusterDomain: 'cluster.local' })).toBe('nothing');
});

test.each([
  ['a sidecar too small to start', { proxy: { ...PROXY, memory: '16Mi' } }, 'VALUE_INVALID [production.mesh.proxy]'],
  ['a request above its limit', { proxy: { ...PROXY, cpu: '1' } }, 'REQUEST_ABOVE_LIMIT [production.mesh.proxy]'],
  ['a quantity that is none', { proxy: { ...PROXY, cpu: 'much' } }, 'QUANTITY_INVALID [production.mesh.proxy]'],
  ['a trust domain that is none', { trustDomain: 'my shop' }, 'HOST_INVALID [production.mesh.trustDomain]'],
  ['another mesh', { form: 'linkerd' }, 'production.mesh.form'],
  ['a missing limit', { proxy: { cpu: '50m', memory: '128Mi', cpuLimit: '1' } }, 'production.mesh.proxy.memoryLimit'],
])('%s is refused, with its place', (_, mesh, holds) => {
  expect(refusals(mesh)).toContain(holds);
});
