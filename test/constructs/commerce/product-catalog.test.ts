import { ProductCatalog, type ProductCatalogProps } from '../../../constructs';
import {
  completeComponent,
  expectComplete,
  expectOutputs,
  find,
  minimalComponent,
  reaches,
  refusal,
  ROLLOUT,
  STORES,
  testChart,
} from '../testing';

test('minimal props: it brings its own data and reaches nothing', () => {
  const chart = testChart();
  const catalog = new ProductCatalog(chart, 'catalog', minimalComponent());
  expectOutputs(chart, catalog);
  expect(reaches(chart, 'catalog')).toEqual([]);
});

test('all props: it reaches its cache and its database', () => {
  const chart = testChart();
  const props: Required<ProductCatalogProps> = {
    ...completeComponent('cache', 'database'),
    rollout: ROLLOUT,
    cache: STORES.cache,
    database: STORES.database,
  };
  const catalog = new ProductCatalog(chart, 'catalog', props);
  expectComplete(chart, 'Deployment', 'catalog');
  expectOutputs(chart, catalog);
  expect(find(chart, 'Deployment', 'catalog').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(reaches(chart, 'catalog')).toEqual([5432, 6379, 6443, 8443]);
  expect(catalog.identity.selector).toMatchObject({ 'app.kubernetes.io/component': 'product-catalog' });
});

test('fails when its program wants a cache and there is none', () => {
  expect(refusal(() => new ProductCatalog(testChart(), 'catalog', minimalComponent('cache')))).toMatchObject({
    code: 'ROLE_UNPLAYED',
    place: 'test/catalog/service catalog',
    got: 'nobody for "cache"',
  });
});
