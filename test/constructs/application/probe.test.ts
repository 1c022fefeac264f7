import { Duration } from 'cdk8s';
import { Probe, type ProbeOptions } from '../../../constructs';
import { refusal } from '../testing';

const ports = new Map([
  ['http', 8080],
  ['admin', 9090],
]);
const defaults = { periodSeconds: 10, timeoutSeconds: 2, failureThreshold: 3 };

describe('minimal: the first port is asked every ten seconds', () => {
  test.each([
    ['http', Probe.http('/health'), { httpGet: { path: '/health', port: 'http' } }],
    ['grpc', Probe.grpc(), { grpc: { port: 8080 } }],
    ['grpc, by name', Probe.grpc('shop.Orders'), { grpc: { port: 8080, service: 'shop.Orders' } }],
    ['tcp', Probe.tcp(), { tcpSocket: { port: 'http' } }],
    ['exec', Probe.exec(['test', '-f', '/ready']), { exec: { command: ['test', '-f', '/ready'] } }],
  ])('%s', (_, probe, question) => {
    expect(probe._manifest(ports)).toEqual({ ...question, ...defaults });
  });
});

test('complete: another port, its own rhythm', () => {
  const options: Required<ProbeOptions> = {
    port: 'admin',
    period: Duration.seconds(30),
    timeout: Duration.seconds(5),
    failures: 6,
  };
  const rhythm = { periodSeconds: 30, timeoutSeconds: 5, failureThreshold: 6 };
  expect(Probe.tcp(options)._manifest(ports)).toEqual({ tcpSocket: { port: 'admin' }, ...rhythm });
  expect(Probe.grpc('', options)._manifest(ports)).toEqual({ grpc: { port: 9090 }, ...rhythm });
});

test('an HTTP question may have headers, at the start too', () => {
  const probe = Probe.http('/health', { headers: { Host: 'shop.example.com', 'X-Probe': '1' } });
  const httpHeaders = [
    { name: 'Host', value: 'shop.example.com' },
    { name: 'X-Probe', value: '1' },
  ];
  for (const one of [probe, probe._forStart()]) {
    expect(one._manifest(ports)).toMatchObject({ httpGet: { path: '/health', port: 'http', httpHeaders } });
  }
});

test('the same question at the start is asked every five seconds for five minutes', () => {
  const start = Probe.http('/health', { port: 'admin', timeout: Duration.seconds(4), failures: 1 })._forStart();
  expect(start._manifest(ports)).toEqual({
    httpGet: { path: '/health', port: 'admin' },
    periodSeconds: 5,
    timeoutSeconds: 4,
    failureThreshold: 60,
  });
});

describe('fails when', () => {
  test('a path does not start with a slash, or a command is empty', () => {
    expect(refusal(() => Probe.http('health'))).toMatchObject({ code: 'PROBE_INVALID', got: '"health"' });
    expect(refusal(() => Probe.exec([]))).toMatchObject({ code: 'PROBE_INVALID', got: '[]' });
  });

  test.each<[string, ProbeOptions]>([
    ['period', { period: Duration.seconds(0) }],
    ['period', { period: Duration.millis(1500) }],
    ['timeout', { timeout: Duration.millis(500) }],
    ['failures', { failures: 0 }],
    ['failures', { failures: 1.5 }],
  ])('%s is less than one, or not whole', (field, options) => {
    const issue = refusal(() => Probe.tcp(options));
    expect(issue).toMatchObject({ code: 'PROBE_INVALID', place: 'Probe.tcp' });
    expect(issue.expected).toContain(field);
  });
});
