import { Size } from 'cdk8s';
import { Folder, Resources, StatelessService, type VolumeProps } from '../../../constructs';
import { podsOf, RESOURCES, server, testChart } from '../testing';

function disk(folders: Folder[], volumes: VolumeProps[] = [], resources = RESOURCES): unknown[] {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server({ folders }), sizing: { resources }, volumes });
  const [container] = podsOf(chart, 'Deployment', 'web').spec.containers as unknown as {
    resources: Record<'requests' | 'limits', Record<string, string>>;
  }[];
  return [container?.resources.requests['ephemeral-storage'], container?.resources.limits['ephemeral-storage']];
}

test('a container may use and reserves 100 MiB of the node’s disk for its logs', () => {
  expect(disk([])).toEqual(['100Mi', '100Mi']);
});

test('and what its scratch folders may hold, those in memory and on claims apart', () => {
  const folders = [
    Folder.scratch('/tmp', Size.mebibytes(64)),
    Folder.memory('/dev/shm', Size.mebibytes(32)),
    Folder.persistent('/data'),
    Folder.persistent('/shared'),
  ];
  const volumes = [
    { name: 'data', path: '/data', claimName: 'data' },
    { name: 'shared', path: '/shared', size: Size.mebibytes(36) },
  ];
  expect(disk(folders, volumes)).toEqual(['200Mi', '200Mi']);
});

test('nothing is said where a folder has no bound, for a wrong guess evicts the pod', () => {
  expect(disk([Folder.persistent('/shared')], [{ name: 'shared', path: '/shared' }])).toEqual([undefined, undefined]);
});

test('what is stated counts', () => {
  const resources = Resources.parse({ cpu: '1', memory: '1Gi', ephemeralStorage: '3Gi' });
  expect(disk([Folder.scratch('/tmp', Size.mebibytes(64))], [], resources)).toEqual(['3Gi', '3Gi']);
});
