import { connects, type NaivePod, type NaivePolicy, type NaiveSelector } from './naive';
import fc from '../../../chance';
import { Reachability } from '../../../../constructs';

const NAMESPACES = { shop: { team: 'a' }, payments: { team: 'b', guarded: 'true' } } as const;
const KEYS = ['app', 'tier'];
const VALUES = ['x', 'y'];
const PORTS = [1, 2, 3, 4];
const NAMES = ['http', 'admin'];
const PROTOCOLS = ['TCP', 'UDP'];

const namespace = fc.constantFrom<keyof typeof NAMESPACES>('shop', 'payments');
const labels = fc.dictionary(fc.constantFrom(...KEYS), fc.constantFrom(...VALUES), { maxKeys: 2 });

const expression = fc.oneof(
  fc.record({
    key: fc.constantFrom(...KEYS, 'team'),
    operator: fc.constantFrom('In', 'NotIn'),
    values: fc.uniqueArray(fc.constantFrom(...VALUES, 'a'), { minLength: 1 }),
  }),
  fc.record({ key: fc.constantFrom(...KEYS, 'guarded'), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
);

const podSelector: fc.Arbitrary<NaiveSelector> = fc.record(
  { matchLabels: labels, matchExpressions: fc.array(expression, { maxLength: 1 }) },
  { requiredKeys: [] },
);

const namespaceSelector: fc.Arbitrary<NaiveSelector> = fc.oneof(
  podSelector,
  fc.constantFrom<NaiveSelector>(
    {},
    { matchLabels: { team: 'a' } },
    { matchLabels: { 'kubernetes.io/metadata.name': 'payments' } },
  ),
);

const peer = fc.oneof(
  fc.record({ podSelector }),
  fc.record({ namespaceSelector }),
  fc.record({ podSelector, namespaceSelector }),
);

const protocol = fc.constantFrom(...PROTOCOLS);
const port = fc.oneof(
  fc.record({ protocol }),
  fc.record({ protocol, port: fc.constantFrom(...PORTS) }),
  fc.record({ port: fc.constantFrom(1, 2), endPort: fc.constantFrom(2, 3) }),
  fc.record({ protocol, port: fc.constantFrom(...NAMES) }),
);
const peers = fc.array(peer, { maxLength: 2 });
const ports = fc.array(port, { maxLength: 2 });

const policy: fc.Arbitrary<NaivePolicy> = fc.record({
  apiVersion: fc.constant('networking.k8s.io/v1'),
  kind: fc.constant('NetworkPolicy'),
  metadata: fc.record({ namespace }),
  spec: fc.record(
    {
      podSelector,
      policyTypes: fc.uniqueArray(fc.constantFrom('Ingress', 'Egress')),
      ingress: fc.array(fc.record({ from: peers, ports }, { requiredKeys: [] }), { maxLength: 2 }),
      egress: fc.array(fc.record({ to: peers, ports }, { requiredKeys: [] }), { maxLength: 2 }),
    },
    { requiredKeys: ['podSelector'] },
  ),
});

const pod = fc.record({
  namespace,
  labels,
  ports: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...NAMES),
      containerPort: fc.constantFrom(...PORTS),
      protocol: fc.constantFrom(...PROTOCOLS),
    }),
    { selector: ({ name, protocol: of }) => `${of}/${name}`, maxLength: 2 },
  ),
});

const withNamespace = (one: Omit<NaivePod, 'namespaceLabels'> & { namespace: keyof typeof NAMESPACES }): NaivePod => ({
  ...one,
  namespaceLabels: { ...NAMESPACES[one.namespace], 'kubernetes.io/metadata.name': one.namespace },
});

const namespaceObjects = Object.entries(NAMESPACES).map(([name, own]) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name, labels: own },
}));

describe('Reachability of random policies', () => {
  it('is what a naive reading of the documentation gives, for each two pods and each port', () => {
    let open = 0;
    let closed = 0;
    fc.assert(
      fc.property(
        fc.array(policy, { maxLength: 5 }),
        fc.array(pod, { minLength: 1, maxLength: 4 }),
        (policies, drawn) => {
          const pods = drawn.map(withNamespace);
          const reach = Reachability.of([...namespaceObjects, ...policies, ...pods.map(podObject)]);
          for (const [from, client] of pods.entries()) {
            for (const [to, server] of pods.entries()) {
              for (const of of PROTOCOLS) {
                for (const number of PORTS) {
                  const expected = connects(policies, client, server, of, number);
                  const [a, b] = [nameOf(client, from), nameOf(server, to)];
                  expect([a, b, of, number, reach.opens(a, b, number, of)]).toEqual([a, b, of, number, expected]);
                  if (expected) open++;
                  else closed++;
                }
              }
            }
          }
        },
      ),
      { numRuns: Number(process.env.PROPERTIES_RUNS ?? 300) },
    );
    expect({ open: open > 1000, closed: closed > 1000 }).toEqual({ open: true, closed: true });
  });
});

function nameOf({ namespace: of }: NaivePod, index: number): string {
  return `${of}/pod-${index}`;
}

function podObject({ namespace: of, labels: own, ports: open }: NaivePod, index: number): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${index}`, namespace: of, labels: own },
    spec: { containers: [{ name: 'main', image: 'example/main:1', ports: open }] },
  };
}
