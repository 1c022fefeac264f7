import { ApiAccess, CloudIdentity, ScheduledJob, StatelessService, type ApiRule } from '../../../../constructs';
import {
  API_ACCESS,
  endpoint,
  find,
  finished,
  podsOf,
  program,
  reaches,
  RESOURCES,
  server,
  testChart,
} from '../../testing';

const sizing = { resources: RESOURCES };
const { apiServer } = API_ACCESS;
const tokens = endpoint('tokens');

test('without a reason no pod mounts a token, and its account has no right', () => {
  const chart = testChart();
  new StatelessService(chart, 'web', { application: server(), sizing });
  expect(find(chart, 'ServiceAccount', 'web')).toMatchObject({ automountServiceAccountToken: false });
  expect(podsOf(chart, 'Deployment', 'web').spec).toMatchObject({ automountServiceAccountToken: false });
  expect(finished(chart, 'Role')).toEqual([]);
});

test('with a reason the pods mount it and say why, and the way to the API server is open', () => {
  const chart = testChart();
  const apiAccess = ApiAccess.of({ reason: 'elects a leader', apiServer });
  new StatelessService(chart, 'web', { application: server(), sizing, apiAccess });
  const { metadata, spec } = podsOf(chart, 'Deployment', 'web');
  expect(spec).toMatchObject({ serviceAccountName: 'web', automountServiceAccountToken: true });
  expect(metadata.annotations).toEqual({ 'cdk8s-commerce/api-access': 'elects a leader' });
  expect(find(chart, 'ServiceAccount', 'web')).toMatchObject({ automountServiceAccountToken: false });
  expect(reaches(chart, 'web')).toEqual([6443]);
  expect(finished(chart, 'Role')).toEqual([]);
});

test('rules are a Role of its namespace, bound to its account alone', () => {
  const chart = testChart();
  const rule: Required<ApiRule> = {
    apiGroup: 'apps',
    resources: ['deployments'],
    verbs: ['get'],
    resourceNames: ['web'],
  };
  const apiAccess = ApiAccess.of({
    reason: 'reads itself',
    apiServer,
    rules: [rule, { resources: ['pods'], verbs: ['list'] }],
  });
  new ScheduledJob(chart, 'report', { application: program(), resources: RESOURCES, schedule: '0 1 * * *', apiAccess });
  expect(find(chart, 'Role', 'report')).toMatchObject({
    metadata: { namespace: 'shop' },
    rules: [
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['get'], resourceNames: ['web'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
    ],
  });
  expect(find(chart, 'RoleBinding', 'report')).toMatchObject({
    roleRef: { kind: 'Role', name: 'report' },
    subjects: [{ kind: 'ServiceAccount', name: 'report', namespace: 'shop' }],
  });
});

test.each<[string, CloudIdentity, annotations: object | undefined, ports: number[]]>([
  [
    'a role of AWS',
    CloudIdentity.eksRole({ roleArn: 'arn:aws-cn:iam::111122223333:role/shop/cart', tokens }),
    { 'eks.amazonaws.com/role-arn': 'arn:aws-cn:iam::111122223333:role/shop/cart' },
    [80],
  ],
  ['Pod Identity of EKS', CloudIdentity.eksPodIdentity(), undefined, [80]],
  [
    'an account of Google',
    CloudIdentity.gkeServiceAccount('shop-cart@example-shop.iam.gserviceaccount.com'),
    { 'iam.gke.io/gcp-service-account': 'shop-cart@example-shop.iam.gserviceaccount.com' },
    [80, 988],
  ],
  [
    'a client of Azure',
    CloudIdentity.aksClient({ clientId: '00000000-1111-2222-3333-444444444444', tokens }),
    { 'azure.workload.identity/client-id': '00000000-1111-2222-3333-444444444444' },
    [80],
  ],
])('%s stands on the account, and the way to the tokens is open', (_what, cloudIdentity, annotations, ports) => {
  const chart = testChart();
  new StatelessService(chart, 'cart', { application: server(), sizing, cloudIdentity });
  const account = find(chart, 'ServiceAccount', 'cart').metadata as { readonly annotations?: object };
  expect(account.annotations).toEqual(annotations);
  expect(reaches(chart, 'cart')).toEqual(ports);
  expect(podsOf(chart, 'Deployment', 'cart').spec).toMatchObject({ automountServiceAccountToken: false });
});

test("Azure's label is on the pods, and in no selector", () => {
  const chart = testChart();
  const cloudIdentity = CloudIdentity.aksClient({ clientId: '00000000-1111-2222-3333-444444444444', tokens });
  const { identity } = new StatelessService(chart, 'cart', { application: server(), sizing, cloudIdentity });
  expect(podsOf(chart, 'Deployment', 'cart').metadata.labels).toHaveProperty(['azure.workload.identity/use'], 'true');
  expect(identity.selector).not.toHaveProperty(['azure.workload.identity/use']);
});
