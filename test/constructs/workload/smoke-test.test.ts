import { Duration } from 'cdk8s';
import { Connection, Folder, SmokeTest, type SmokeTestProps } from '../../../constructs';
import {
  API_ACCESS,
  CLOUD_IDENTITY,
  endpoint,
  find,
  finished,
  podsOf,
  program,
  reaches,
  RESOURCES,
  testChart,
  using,
} from '../testing';

const ALL: Required<SmokeTestProps> = {
  name: 'ask',
  application: program({ ...using('shop'), folders: [Folder.persistent('/files')] }),
  resources: RESOURCES,
  roles: { shop: Connection.to(endpoint('web')) },
  initContainers: [{ name: 'first', application: program(), resources: RESOURCES }],
  volumes: [{ name: 'files', path: '/files' }],
  placement: { priorityClassName: 'high' },
  component: 'question',
  namespace: 'elsewhere',
  deadline: Duration.minutes(2),
  retries: 0,
  apiAccess: API_ACCESS,
  cloudIdentity: CLOUD_IDENTITY,
};

test('minimal props: a Job whose name does not change with its content, so that Helm replaces it', () => {
  const chart = testChart();
  const asked = new SmokeTest(chart, 'ask', { application: program(), resources: RESOURCES });
  expect(find(chart, 'Job', 'ask').spec).toMatchObject({ backoffLimit: 3, activeDeadlineSeconds: 1800 });
  expect(podsOf(chart, 'Job', 'ask').metadata.labels).toMatchObject(asked.identity.selector);
});

test('complete: what it asks is open to it', () => {
  const chart = testChart();
  new SmokeTest(chart, 'smoke', ALL);
  expect(find(chart, 'Job', 'ask')).toMatchObject({
    metadata: { namespace: 'elsewhere', labels: { 'app.kubernetes.io/component': 'question' } },
    spec: { backoffLimit: 0, activeDeadlineSeconds: 120 },
  });
  expect(podsOf(chart, 'Job', 'ask').spec).toMatchObject({
    priorityClassName: 'high',
    initContainers: [{ name: 'first' }],
    volumes: [{ name: 'files' }],
  });
  expect(reaches(chart, 'ask')).toEqual([80, 6443, 8443]);
  expect(
    finished(chart, 'NetworkPolicy')
      .map(({ metadata }) => metadata.namespace)
      .sort(),
  ).toEqual(['elsewhere', 'shop']);
});
