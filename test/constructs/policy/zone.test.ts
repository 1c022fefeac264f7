import { OwnNodes, PodSecurity, Zone, ZoneQuota, type ZoneProps } from '../../../constructs';
import { find, finished, refusal, testChart } from '../testing';

const levels = (level: string) => ({
  'pod-security.kubernetes.io/enforce': level,
  'pod-security.kubernetes.io/audit': level,
  'pod-security.kubernetes.io/warn': level,
});

describe('minimal props', () => {
  const chart = testChart();
  const zone = new Zone(chart, 'commerce');

  test('a namespace in which only restricted pods run, and which outlives the release', () => {
    expect(zone.namespace).toBe('commerce');
    expect(find(chart, 'Namespace', 'commerce').metadata).toMatchObject({
      labels: levels('restricted'),
      annotations: { 'helm.sh/resource-policy': 'keep' },
    });
    expect(find(chart, 'Namespace', 'commerce').metadata.labels).not.toHaveProperty(['cdk8s-commerce/guarded']);
  });

  test('nothing gets in and nothing out', () => {
    expect(find(chart, 'NetworkPolicy', 'default-deny')).toMatchObject({
      metadata: { namespace: 'commerce' },
      spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
    });
    expect(find(chart, 'NetworkPolicy', 'default-deny').spec).not.toHaveProperty('ingress');
    expect(find(chart, 'NetworkPolicy', 'default-deny').spec).not.toHaveProperty('egress');
  });

  test("but questions to the cluster's DNS, over UDP and TCP", () => {
    expect(find(chart, 'NetworkPolicy', 'allow-dns').spec).toMatchObject({
      podSelector: {},
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { port: 53, protocol: 'UDP' },
            { port: 53, protocol: 'TCP' },
          ],
        },
      ],
    });
  });

  test('no bound on what its pods request', () => {
    expect(finished(chart, 'ResourceQuota')).toEqual([]);
    expect(finished(chart, 'LimitRange')).toEqual([]);
  });
});

test('all props', () => {
  const props: Required<ZoneProps> = {
    podSecurity: PodSecurity.PRIVILEGED,
    quota: ZoneQuota.of({ cpu: '1', memory: '1Gi', pods: 5 }),
    guarded: true,
    ownNodes: OwnNodes.of({ key: 'pci-zone', value: 'cde' }),
  };
  const chart = testChart();
  new Zone(chart, 'agents', props);
  expect(find(chart, 'Namespace', 'agents').metadata.labels).toMatchObject({
    ...levels('privileged'),
    'cdk8s-commerce/guarded': 'true',
  });
  expect(find(chart, 'Namespace', 'agents').metadata).toMatchObject({
    annotations: { 'cdk8s-commerce/own-nodes': 'pci-zone=cde' },
  });
  expect(find(chart, 'ResourceQuota', 'zone').metadata.namespace).toBe('agents');
});

test('fails when the name is none', () => {
  expect(refusal(() => new Zone(testChart(), 'My_Zone'))).toMatchObject({
    code: 'NAME_INVALID',
    place: 'test/My_Zone',
  });
});
