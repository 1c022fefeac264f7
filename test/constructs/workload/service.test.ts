import { Exposure, Port, StatelessService } from '../../../constructs';
import { expectServed, find, finished, refusal, RESOURCES, server, testChart } from '../testing';

const application = server({
  ports: [
    Port.http(8080, { servicePort: 80 }),
    Port.grpc(9090, { name: 'rpc', servicePort: 90 }),
    Port.tcp(7000, { name: 'raw' }),
  ],
});

function written(exposure?: Exposure) {
  const chart = testChart();
  const { endpoint } = new StatelessService(chart, 'web', { application, exposure, sizing: { resources: RESOURCES } });
  return { chart, endpoint, spec: find(chart, 'Service', 'web').spec };
}

describe('inside the cluster, by one address', () => {
  const { chart, endpoint, spec } = written();

  test("is the default: the Service's ports lead to the container's and say what is spoken", () => {
    expect(spec).toMatchObject({ type: 'ClusterIP' });
    expect(spec.ports).toEqual([
      { name: 'http', port: 80, targetPort: 8080, protocol: 'TCP', appProtocol: 'http' },
      { name: 'rpc', port: 90, targetPort: 9090, protocol: 'TCP', appProtocol: 'kubernetes.io/h2c' },
      { name: 'raw', port: 7000, targetPort: 7000, protocol: 'TCP' },
    ]);
    expect(written(Exposure.clusterIp()).spec).toEqual(spec);
  });

  test('the endpoint leads to the pods', () => {
    expect(endpoint).toMatchObject({ port: 80, targetPort: 8080 });
    expectServed(chart, endpoint);
  });

  test('lets nobody in by itself', () => {
    expect(finished(chart, 'NetworkPolicy')).toEqual([]);
  });
});

test("headless: the ports are the pods' own, since nothing translates them", () => {
  const { spec } = written(Exposure.headless());
  expect(spec).toMatchObject({ clusterIP: 'None' });
  expect((spec.ports as { port: number }[]).map(({ port }) => port)).toEqual([8080, 9090, 7000]);
});

test('a node port: the first port on every node, and the way in for anyone', () => {
  const { chart, spec } = written(Exposure.nodePort(30080));
  expect(spec).toMatchObject({
    type: 'NodePort',
    ports: [{ port: 80, nodePort: 30080 }, { port: 90 }, { port: 7000 }],
  });
  expect(spec).not.toHaveProperty('ports.1.nodePort');
  const { ingress } = find(chart, 'NetworkPolicy', 'web-8080-from-anywhere').spec;
  expect(ingress).toEqual([{ ports: [{ port: 8080, protocol: 'TCP' }] }]);
});

test('a load balancer: for all, or for the stated ranges', () => {
  const { chart, spec } = written(Exposure.loadBalancer());
  expect(spec).toMatchObject({ type: 'LoadBalancer' });
  expect(spec).not.toHaveProperty('loadBalancerSourceRanges');
  expect(finished(chart, 'NetworkPolicy')).toHaveLength(1);
  expect(written(Exposure.loadBalancer(['203.0.113.0/24'])).spec).toMatchObject({
    loadBalancerSourceRanges: ['203.0.113.0/24'],
  });
});

test.each([29999, 32768, 30000.5])('fails when the node port is %d', (port) => {
  expect(refusal(() => Exposure.nodePort(port))).toMatchObject({ code: 'PORT_INVALID', place: 'Exposure.nodePort' });
});

test('fails when a range of the load balancer is none', () => {
  expect(refusal(() => Exposure.loadBalancer(['anyone']))).toMatchObject({
    code: 'CIDR_INVALID',
    place: 'Exposure.loadBalancer',
    got: '"anyone"',
  });
});
