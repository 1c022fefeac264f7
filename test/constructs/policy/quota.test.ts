import { Zone, ZoneQuota, type ZoneQuotaProps } from '../../../constructs';
import { find, refusal, testChart } from '../testing';

function written(props: ZoneQuotaProps) {
  const chart = testChart();
  new Zone(chart, 'commerce', { quota: ZoneQuota.of(props) });
  return chart;
}

const hard = (props: ZoneQuotaProps) => find(written(props), 'ResourceQuota', 'zone').spec.hard;

test('minimal: bounds on requests and pods', () => {
  expect(hard({ cpu: '12', memory: '24Gi', pods: 60 })).toEqual({
    pods: '60',
    'requests.cpu': '12',
    'requests.memory': '24Gi',
  });
});

test('complete: on limits as well', () => {
  const props: Required<ZoneQuotaProps> = { cpu: '12', memory: '24Gi', cpuLimit: '24', memoryLimit: '32Gi', pods: 60 };
  expect(hard(props)).toMatchObject({ 'limits.cpu': '24', 'limits.memory': '32Gi' });
});

test('containers that state nothing get something, so that the quota does not refuse them', () => {
  expect(find(written({ cpu: '1', memory: '1Gi', pods: 1 }), 'LimitRange', 'containers').spec).toEqual({
    limits: [
      {
        type: 'Container',
        defaultRequest: { cpu: '50m', memory: '64Mi' },
        default: { cpu: '1', memory: '256Mi' },
      },
    ],
  });
});

describe('fails when', () => {
  const valid = { cpu: '12', memory: '24Gi', pods: 60 };

  test.each<[string, Partial<ZoneQuotaProps>]>([
    ['cpu', { cpu: 'twelve' }],
    ['memory', { memory: '24GB' }],
    ['cpuLimit', { cpuLimit: '' }],
    ['memoryLimit', { memoryLimit: '-1' }],
  ])('%s is no quantity', (name, props) => {
    expect(refusal(() => ZoneQuota.of({ ...valid, ...props }))).toMatchObject({
      code: 'QUANTITY_INVALID',
      place: `ZoneQuota.of ${name}`,
    });
  });

  test.each([0, 1.5])('there may be %d pods', (pods) => {
    expect(refusal(() => ZoneQuota.of({ ...valid, pods }))).toMatchObject({
      code: 'VALUE_INVALID',
      place: 'ZoneQuota.of',
      got: String(pods),
    });
  });
});
