import { Duration, Size } from 'cdk8s';
import {
  Folder,
  Settlement,
  type ReconciliationProps,
  type SettlementFilesProps,
  type SettlementProps,
} from '../../../constructs';
import {
  client,
  completeComponent,
  expectComplete,
  find,
  finished,
  podsOf,
  podsSelectedBy,
  program,
  reaches,
  refusal,
  RESOURCES,
  ROLLOUT,
  STORES,
  testChart,
  using,
} from '../testing';

const { database, broker } = STORES;
const folders = [Folder.persistent('/exports')];
const files: SettlementFilesProps = { path: '/exports', size: Size.gibibytes(1) };
const reconciliation: ReconciliationProps = {
  application: program({ ...using('database'), folders }),
  resources: RESOURCES,
  schedule: '15 2 * * *',
};
const minimal: SettlementProps = {
  name: 'payment',
  settlement: {
    application: program({ ...using('database', 'broker'), folders }),
    sizing: { resources: RESOURCES },
  },
  reconciliation,
  files,
  database,
  broker,
};

test('minimal props: a worker and a job share the files, on whatever node they are', () => {
  const chart = testChart('payments');
  const settlement = new Settlement(chart, 'settlement', minimal);
  expect(find(chart, 'PersistentVolumeClaim', 'payment-settlement-files').spec).toMatchObject({
    accessModes: ['ReadWriteMany'],
    resources: { requests: { storage: '1Gi' } },
  });
  for (const pods of [
    podsOf(chart, 'Deployment', 'payment-settlement'),
    podsOf(chart, 'CronJob', 'payment-reconciliation'),
  ]) {
    expect(pods.spec).toMatchObject({
      containers: [{ volumeMounts: [{ mountPath: '/exports' }] }],
      volumes: [{ persistentVolumeClaim: { claimName: 'payment-settlement-files' } }],
    });
  }
  expect(reaches(chart, 'payment-settlement')).toEqual([5432, 5672]);
  expect(reaches(chart, 'payment-reconciliation')).toEqual([5432]);
  expect(settlement.metrics).toBeUndefined();
});

test('all props', () => {
  const chart = testChart('payments');
  const { application, ...component } = completeComponent('database', 'broker');
  const allFiles: Required<SettlementFilesProps> = { ...files, storageClassName: 'nfs', manyNodes: false };
  const all: Required<ReconciliationProps> = {
    ...reconciliation,
    application: program({ ...using('database'), folders: [...folders, Folder.persistent('/files')] }),
    name: 'overruled',
    component: 'overruled',
    roles: {},
    namespace: 'payments',
    initContainers: component.initContainers,
    volumes: component.volumes,
    placement: component.placement,
    apiAccess: component.apiAccess,
    cloudIdentity: component.cloudIdentity,
    deadline: Duration.minutes(10),
    retries: 1,
  };
  const props: Required<SettlementProps> = {
    ...minimal,
    settlement: {
      ...component,
      rollout: ROLLOUT,
      application: program({ ...application._props, folders: [...folders, Folder.persistent('/files')] }),
    },
    reconciliation: all,
    files: allFiles,
    scrapers: [client('prometheus', 'monitoring')],
  };
  const settlement = new Settlement(chart, 'settlement', props);
  expectComplete(chart, 'Deployment', 'payment-settlement');
  expect(find(chart, 'Deployment', 'payment-settlement').spec).toMatchObject({ strategy: { type: 'Recreate' } });
  expect(find(chart, 'CronJob', 'payment-reconciliation').spec).toMatchObject({
    jobTemplate: { spec: { activeDeadlineSeconds: 600, backoffLimit: 1 } },
  });
  expect(podsOf(chart, 'CronJob', 'payment-reconciliation').spec).toMatchObject({
    priorityClassName: 'high',
    volumes: [{ name: 'files' }, { name: 'payment-settlement-files' }],
  });
  expect(find(chart, 'PersistentVolumeClaim', 'payment-settlement-files').spec).toMatchObject({
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'nfs',
  });
  expect(settlement.metrics?.endpoint.clients).toEqual(props.scrapers);
  const { identity } = settlement.metrics?.endpoint ?? {};
  expect(podsSelectedBy(chart, identity?.selector ?? {}, 'payments')).toHaveLength(1);
});

test('fails when a program does not write to the files', () => {
  const settlement = { ...minimal.settlement, application: program(using('database', 'broker')) };
  const chart = testChart();
  expect(refusal(() => new Settlement(chart, 'settlement', { ...minimal, settlement }))).toMatchObject({
    code: 'CLAIM_UNUSED',
    place: 'test/settlement/worker',
    got: '"/exports"',
  });
  expect(finished(chart, 'Deployment')).toEqual([]);
});
