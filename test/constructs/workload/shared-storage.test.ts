import { Size } from 'cdk8s';
import { Folder, SharedStorage, Worker, type SharedStorageProps } from '../../../constructs';
import { find, podsOf, program, refusal, RESOURCES, testChart } from '../testing';

const size = Size.gibibytes(5);

test('minimal props: many nodes mount it, and it outlives the release', () => {
  const chart = testChart();
  const storage = new SharedStorage(chart, 'files', { size });
  const claim = find(chart, 'PersistentVolumeClaim', 'files');
  expect(claim).toMatchObject({
    metadata: { namespace: 'shop', annotations: { 'helm.sh/resource-policy': 'keep' } },
    spec: { accessModes: ['ReadWriteMany'], resources: { requests: { storage: '5Gi' } } },
  });
  expect(claim.spec).not.toHaveProperty('storageClassName');
  expect(storage.claimName).toBe('files');
});

test('all props', () => {
  const props: Required<SharedStorageProps> = {
    size,
    name: 'exports',
    namespace: 'payments',
    storageClassName: 'nfs',
    manyNodes: false,
  };
  const chart = testChart();
  const storage = new SharedStorage(chart, 'files', props);
  expect(find(chart, 'PersistentVolumeClaim', 'exports')).toMatchObject({
    metadata: { namespace: 'payments' },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'nfs' },
  });
  expect(storage.volume('/exports')).toEqual({ name: 'exports', path: '/exports', claimName: 'exports' });
});

test('fails when the name is none', () => {
  expect(refusal(() => new SharedStorage(testChart(), 'My_Files', { size }))).toMatchObject({
    code: 'NAME_INVALID',
    place: 'test/My_Files',
  });
});

test('two of them are two volumes of one pod', () => {
  const chart = testChart();
  const volumes = ['invoices', 'reports'].map((id) => new SharedStorage(chart, id, { size }).volume(`/${id}`));
  const folders = volumes.map(({ path }) => Folder.persistent(path));
  new Worker(chart, 'worker', { application: program({ folders }), sizing: { resources: RESOURCES }, volumes });
  expect(podsOf(chart, 'Deployment', 'worker').spec.volumes).toEqual(
    ['invoices', 'reports'].map((claimName) => ({ name: claimName, persistentVolumeClaim: { claimName } })),
  );
});
