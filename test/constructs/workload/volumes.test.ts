import { Size } from 'cdk8s';
import {
  Folder,
  StatefulService,
  StatelessService,
  type ClaimProps,
  type ContainerProps,
  type VolumeProps,
} from '../../../constructs';
import { podsOf, program, refusal, RESOURCES, server, testChart } from '../testing';

interface Storage {
  readonly sidecars?: ContainerProps[];
  readonly volumes?: VolumeProps[];
}

function pods(folders: Folder[], storage: Storage = {}) {
  const chart = testChart();
  new StatelessService(chart, 'web', {
    application: server({ folders }),
    sizing: { resources: RESOURCES },
    ...storage,
  });
  return podsOf(chart, 'Deployment', 'web').spec;
}

test('a folder that the program writes to is bounded, on the disk or in memory', () => {
  const { containers, volumes } = pods([
    Folder.scratch('/var/cache/shop', Size.gibibytes(1)),
    Folder.memory('/dev/shm', Size.mebibytes(64)),
  ]);
  expect(containers[0].volumeMounts).toEqual([
    { name: 'var-cache-shop', mountPath: '/var/cache/shop' },
    { name: 'dev-shm', mountPath: '/dev/shm' },
  ]);
  expect(volumes).toEqual([
    { name: 'var-cache-shop', emptyDir: { sizeLimit: '1Gi' } },
    { name: 'dev-shm', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } },
  ]);
});

test('a folder whose path makes no name, or too long a one, has a volume all the same', () => {
  const long = `/${'cache/'.repeat(12)}end`;
  const { containers, volumes } = pods(['/___', long].map((path) => Folder.scratch(path, Size.mebibytes(1))));
  const names = (volumes ?? []).map(({ name }) => name);
  expect(names).toEqual([expect.stringMatching(/^folder-[0-9a-f]{10}$/), expect.stringMatching(/^[a-z-]{1,63}$/)]);
  expect(containers[0].volumeMounts?.map(({ name }) => name)).toEqual(names);
});

test('a volume stands behind the folders of all containers that declare it, and of no other', () => {
  const application = program({ folders: [Folder.persistent('/journal')] });
  const sidecars = [
    { name: 'journal', application, resources: RESOURCES },
    { name: 'other', application: program(), resources: RESOURCES },
  ];
  const volumes: Required<VolumeProps>[] = [
    { name: 'journal', path: '/journal', claimName: 'journal-files', size: Size.gibibytes(1) },
  ];
  const spec = pods([Folder.persistent('/journal')], { sidecars, volumes });
  const mounts = [{ name: 'journal', mountPath: '/journal' }];
  expect(spec.containers[0].volumeMounts).toEqual(mounts);
  expect(spec.initContainers?.map(({ volumeMounts }) => volumeMounts)).toEqual([mounts, undefined]);
  expect(spec.volumes).toEqual([{ name: 'journal', persistentVolumeClaim: { claimName: 'journal-files' } }]);
});

test.each([
  ['bounded', { size: Size.mebibytes(8) }, { sizeLimit: '8Mi' }],
  ['unbounded', {}, {}],
])("without a claim it is space on the node's disk, %s", (_, props, emptyDir) => {
  const spec = pods([Folder.persistent('/files')], { volumes: [{ name: 'files', path: '/files', ...props }] });
  expect(spec.volumes).toEqual([{ name: 'files', emptyDir }]);
});

describe('fails when', () => {
  const claim = (props: Partial<ClaimProps>): ClaimProps => ({
    name: 'data',
    path: '/data',
    size: Size.gibibytes(1),
    ...props,
  });
  const stateful = (folders: Folder[], claims: ClaimProps[], volumes: VolumeProps[] = []) =>
    refusal(() => {
      const application = server({ folders });
      new StatefulService(testChart(), 'db', { application, sizing: { resources: RESOURCES }, claims, volumes });
    });

  test('nothing stands behind a persistent folder', () => {
    expect(refusal(() => pods([Folder.persistent('/data')]))).toMatchObject({
      code: 'FOLDER_UNBACKED',
      place: 'test/web',
      got: 'nothing for "/data"',
    });
  });

  test('a claim or a volume stands behind a folder that nobody declares as persistent', () => {
    expect(stateful([], [claim({})])).toMatchObject({ code: 'CLAIM_UNUSED', place: 'test/db', got: '"/data"' });
    const scratch = [Folder.scratch('/data', Size.mebibytes(1))];
    expect(stateful(scratch, [claim({})]).code).toBe('CLAIM_UNUSED');
    expect(stateful([], [], [{ name: 'files', path: '/files' }]).code).toBe('CLAIM_UNUSED');
  });

  test('the path of a claim is none', () => {
    expect(stateful([], [claim({ path: 'data' })]).code).toBe('PATH_INVALID');
  });

  test('two volumes have one name', () => {
    const both = [Folder.scratch('/var/log', Size.mebibytes(1)), Folder.scratch('/var-log', Size.mebibytes(1))];
    expect(refusal(() => pods(both))).toMatchObject({ code: 'NAME_INVALID', got: '"var-log" twice' });
    const folders = [Folder.persistent('/a'), Folder.persistent('/b')];
    expect(stateful(folders, [claim({ path: '/a' }), claim({ path: '/b' })]).code).toBe('NAME_INVALID');
  });

  test('the name of a volume is none', () => {
    expect(stateful([Folder.persistent('/data')], [claim({ name: 'my_data' })]).code).toBe('NAME_INVALID');
    const volumes = [{ name: 'Files', path: '/files' }];
    expect(refusal(() => pods([Folder.persistent('/files')], { volumes })).code).toBe('NAME_INVALID');
  });
});
