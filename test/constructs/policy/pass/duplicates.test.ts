import { duplicateObjects } from '../../../../constructs/policy/pass/duplicates';

const object = (apiVersion: string, kind: string, name: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, namespace },
});

test('the same kind, namespace and name twice is an issue, each time after the first', () => {
  const web = object('apps/v1', 'Deployment', 'web', 'shop');
  expect(duplicateObjects([web, web, web])).toHaveLength(2);
  expect(duplicateObjects([web, web])[0]).toEqual({
    code: 'DUPLICATE_OBJECT',
    place: 'Deployment shop/web',
    expected: 'each kind, namespace and name must stand once',
    got: '"Deployment shop/web" twice',
    example: 'another id for one of the two constructs',
  });
});

test('another version of one group is the same object', () => {
  const names = [object('autoscaling/v1', 'X', 'web', 'shop'), object('autoscaling/v2', 'X', 'web', 'shop')];
  expect(duplicateObjects(names)).toHaveLength(1);
});

test('another group, kind, namespace or name is another object', () => {
  expect(
    duplicateObjects([
      object('postgresql.cnpg.io/v1', 'Cluster', 'db', 'shop'),
      object('other.example.com/v1', 'Cluster', 'db', 'shop'),
      object('v1', 'Service', 'db', 'shop'),
      object('v1', 'Service', 'db', 'payments'),
      object('v1', 'Service', 'db'),
      object('v1', 'Service', 'db-2', 'shop'),
    ]),
  ).toEqual([]);
});
