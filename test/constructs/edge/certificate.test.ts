import { Certificate, Identity, type CertificateProps } from '../../../constructs';
import { find, finished, refusal, testChart } from '../testing';

const MINIMAL: CertificateProps = { hosts: ['shop.example.com'], issuer: 'letsencrypt' };

test('minimal props: 90 days, renewed a month before, a new key each time', () => {
  const chart = testChart('edge');
  expect(new Certificate(chart, 'shop-tls', MINIMAL).secretName).toBe('shop-tls');
  expect(find(chart, 'Certificate', 'shop-tls')).toMatchObject({
    metadata: { namespace: 'edge' },
    spec: {
      secretName: 'shop-tls',
      dnsNames: ['shop.example.com'],
      duration: '2160h',
      renewBefore: '720h',
      privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Always' },
      issuerRef: { kind: 'ClusterIssuer', name: 'letsencrypt' },
    },
  });
  expect(finished(chart, 'NetworkPolicy')).toEqual([]);
});

test('all props', () => {
  const props: Required<CertificateProps> = {
    hosts: ['shop.example.com', 'www.shop.example.com'],
    issuer: 'internal',
    secretName: 'shop-certificate',
    challengedThrough: Identity.foreign({ name: 'envoy', namespace: 'gateways', labels: { app: 'envoy' } }),
  };
  const chart = testChart('edge');
  expect(new Certificate(chart, 'shop-tls', props).secretName).toBe('shop-certificate');
  expect(find(chart, 'Certificate', 'shop-tls').spec).toMatchObject({
    secretName: 'shop-certificate',
    dnsNames: props.hosts,
  });
  expect(find(chart, 'NetworkPolicy', 'acme-solver-8089-from-envoy.gateways')).toMatchObject({
    metadata: { namespace: 'edge' },
    spec: {
      podSelector: { matchLabels: { 'acme.cert-manager.io/http01-solver': 'true' } },
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'gateways' } },
              podSelector: { matchLabels: { app: 'envoy' } },
            },
          ],
          ports: [{ port: 8089, protocol: 'TCP' }],
        },
      ],
    },
  });
});

test('fails when a host or the name is none', () => {
  const hosts = ['shop.example.com', 'https://shop.example.com'];
  expect(refusal(() => new Certificate(testChart(), 'tls', { ...MINIMAL, hosts }))).toMatchObject({
    code: 'HOST_INVALID',
    place: 'test/tls',
    got: '"https://shop.example.com"',
  });
  expect(refusal(() => new Certificate(testChart(), 'TLS', MINIMAL)).code).toBe('NAME_INVALID');
});
