import { Certificate, type CertificateProps } from '../../../constructs';
import { find, refusal, testChart } from '../testing';

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
});

test('all props', () => {
  const props: Required<CertificateProps> = {
    hosts: ['shop.example.com', 'www.shop.example.com'],
    issuer: 'internal',
    secretName: 'shop-certificate',
  };
  const chart = testChart();
  expect(new Certificate(chart, 'shop-tls', props).secretName).toBe('shop-certificate');
  expect(find(chart, 'Certificate', 'shop-tls').spec).toMatchObject({
    secretName: 'shop-certificate',
    dnsNames: props.hosts,
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
