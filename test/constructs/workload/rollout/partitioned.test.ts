import {
  HelmChart,
  Rollout,
  StatefulService,
  StatelessService,
  Worker,
  type PartitionedProps,
  type StatefulServiceProps,
} from '../../../../constructs';
import { find, program, refusal, RESOURCES, server, testChart } from '../../testing';

const sizing = { resources: RESOURCES, replicas: 3 };

function written(props: Partial<StatefulServiceProps>) {
  const chart = testChart();
  new StatefulService(chart, 'ledger', { application: server(), sizing, claims: [], ...props });
  return { chart, spec: find(chart, 'StatefulSet', 'ledger').spec };
}

test('without a rollout every replica is replaced, one by one', () => {
  expect(written({}).spec).toMatchObject({ updateStrategy: { type: 'RollingUpdate' } });
  expect(written({}).spec).not.toHaveProperty('updateStrategy.rollingUpdate');
});

test.each([0, 2, 3])('replicas below %d keep the old version', (partition) => {
  const props: Required<PartitionedProps> = { partition };
  expect(written({ rollout: Rollout.partitioned(props) }).spec).toMatchObject({
    minReadySeconds: 5,
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition } },
  });
});

test('the partition is a value of the chart', () => {
  const { chart } = written({ rollout: Rollout.partitioned({ partition: 2 }) });
  const facts = { name: 'shop', version: '1.0.0', appVersion: '1.0.0', description: 'A shop' };
  const { files } = HelmChart.of({ ...facts, charts: [chart] });
  expect(files['values.yaml']).toContain('partition: 2');
  expect(files['templates/test.yaml']).toContain('partition: {{ .Values.shop.ledger.partition | int }}');
});

describe('fails when', () => {
  test.each([-1, 0.5])('the partition is %d', (partition) => {
    expect(refusal(() => Rollout.partitioned({ partition }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'Rollout.partitioned',
      got: String(partition),
    });
  });

  test('it keeps back more than there are', () => {
    expect(refusal(() => written({ rollout: Rollout.partitioned({ partition: 4 }) }))).toMatchObject({
      code: 'ROLLOUT_INVALID',
      place: 'test/ledger',
      expected: 'partition must be at most the number of replicas (3), which already keeps all of them back',
      got: '4',
    });
  });

  test('there is no StatefulSet', () => {
    const rollout = Rollout.partitioned({ partition: 1 });
    const service = () => new StatelessService(testChart(), 'web', { application: server(), sizing, rollout });
    const worker = () => new Worker(testChart(), 'work', { application: program(), sizing, rollout });
    expect([refusal(service), refusal(worker)]).toMatchObject([
      { code: 'ROLLOUT_INVALID', place: 'test/web', got: 'Rollout.partitioned' },
      { code: 'ROLLOUT_INVALID', place: 'test/work', example: 'rollout: Rollout.rolling()' },
    ]);
  });
});
