import { Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { Resources, type ResourceQuantities, type ResourcesProps } from '../../../constructs';
import { refusal } from '../testing';
import fc from '../../chance';

describe('minimal', () => {
  test('memory is limited to what is reserved, CPU is not limited', () => {
    expect(Resources.parse({ cpu: '250m', memory: '512Mi' })._manifest()).toEqual({
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { memory: '512Mi' },
    });
  });
});

describe('complete', () => {
  const typed: Required<ResourcesProps> = {
    cpu: Cpu.millis(250),
    memory: Size.mebibytes(512),
    cpuLimit: Cpu.units(2),
    memoryLimit: Size.gibibytes(1),
    ephemeralStorage: Size.gibibytes(2),
  };
  const quantities: Required<ResourceQuantities> = {
    cpu: '0.25',
    memory: '0.5Gi',
    cpuLimit: '2000m',
    memoryLimit: '1Gi',
    ephemeralStorage: '2Gi',
  };

  test.each([
    ['typed amounts', Resources.of(typed)],
    ["Kubernetes' own text", Resources.parse(quantities)],
  ])('%s are written as quantities', (_, resources) => {
    expect(resources._manifest()).toEqual({
      requests: { cpu: '250m', memory: '512Mi' },
      limits: { cpu: '2', memory: '1Gi' },
    });
    expect(resources.ephemeralStorage).toBe(2 * 2 ** 30);
  });
});

describe('fails when', () => {
  test.each([
    ['cpu', { cpu: '0', memory: '1Mi' }],
    ['memory', { cpu: '1', memory: '0Mi' }],
    ['ephemeralStorage', { cpu: '1', memory: '1Mi', ephemeralStorage: '0' }],
  ])('%s is nothing', (name, quantities) => {
    expect(refusal(() => Resources.parse(quantities))).toMatchObject({
      code: 'QUANTITY_INVALID',
      place: `Resources ${name}`,
    });
  });

  test.each<[string, ResourceQuantities]>([
    ['cpu', { cpu: 'much', memory: '1Mi' }],
    ['memory', { cpu: '1', memory: '512MB' }],
    ['cpuLimit', { cpu: '1', memory: '1Mi', cpuLimit: 'all' }],
    ['memoryLimit', { cpu: '1', memory: '1Mi', memoryLimit: '-1' }],
    ['ephemeralStorage', { cpu: '1', memory: '1Mi', ephemeralStorage: 'little' }],
  ])('%s is no quantity', (name, quantities) => {
    expect(refusal(() => Resources.parse(quantities))).toMatchObject({
      code: 'QUANTITY_INVALID',
      place: `Resources ${name}`,
    });
  });

  test('CPU is requested above its limit: container, resource and both values are named', () => {
    const resources = Resources.parse({ cpu: '2', memory: '1Gi', cpuLimit: '1500m' });
    const { expected, got, place } = refusal(() => {
      resources._check('shop/catalog', 'catalog');
    });
    expect(place).toBe('shop/catalog');
    expect(`${expected}, ${got}`).toBe('container "catalog" must request no more cpu than its limit 1500m, 2');
  });
});

test('a request equal to its limit is never above it, however the two are written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000 }), (millis) => {
      Resources.parse({ cpu: `${millis}m`, memory: '1Mi', cpuLimit: String(millis / 1000) })._check('here', 'main');
    }),
  );
});
