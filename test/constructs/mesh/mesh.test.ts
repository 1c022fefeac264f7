import { App, Chart } from 'cdk8s';
import { Mesh, NodeAgent, Resources, ScheduledJob, StatelessService } from '../../../constructs';
import { finished, podsOf, program, refusal, RESOURCES, server, testChart } from '../testing';

const proxy = Resources.parse({ cpu: '50m', memory: '128Mi', cpuLimit: '500m', memoryLimit: '256Mi' });
const SIDECAR = {
  'sidecar.istio.io/proxyCPU': '50m',
  'sidecar.istio.io/proxyMemory': '128Mi',
  'sidecar.istio.io/proxyCPULimit': '500m',
  'sidecar.istio.io/proxyMemoryLimit': '256Mi',
};

/** A chart in a mesh. */
function meshed(): Chart {
  const app = new App();
  Mesh.istio({ proxy }).over(app);
  return new Chart(app, 'test', { namespace: 'shop' });
}

describe('a mesh', () => {
  test('labels the templates of what serves and of what runs to its end, and says how large the sidecar is', () => {
    const chart = meshed();
    new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES } });
    new ScheduledJob(chart, 'report', { application: program(), resources: RESOURCES, schedule: '0 2 * * *' });
    for (const metadata of [podsOf(chart, 'Deployment', 'web'), podsOf(chart, 'CronJob', 'report')].map(
      (pods) => pods.metadata,
    )) {
      expect(metadata.labels).toMatchObject({ 'sidecar.istio.io/inject': 'true' });
      expect(metadata.annotations).toMatchObject(SIDECAR);
    }
    const [deployment] = finished(chart, 'Deployment');
    expect(JSON.stringify(deployment?.spec.selector)).not.toContain('istio');
  });

  test('leaves node agents alone', () => {
    const chart = meshed();
    new NodeAgent(chart, 'agent', { application: program(), resources: RESOURCES });
    expect(JSON.stringify(finished(chart, 'DaemonSet'))).not.toContain('istio');
  });

  test('writes nothing where there is none', () => {
    const chart = testChart();
    new StatelessService(chart, 'web', { application: server(), sizing: { resources: RESOURCES } });
    expect(JSON.stringify(finished(chart))).not.toContain('istio');
  });

  test.each([
    ['no limit of CPU', { cpu: '50m', memory: '128Mi' }, 'cpuLimit nothing'],
    ['too little memory to start', { cpu: '50m', memory: '32Mi', cpuLimit: '1', memoryLimit: '1Gi' }, 'memory 32Mi'],
  ])('fails when its sidecars have %s', (_, quantities, got) => {
    expect(refusal(() => Mesh.istio({ proxy: Resources.parse(quantities) }))).toMatchObject({
      code: 'VALUE_INVALID',
      got: expect.stringContaining(got) as unknown,
    });
  });

  test('fails when a sidecar requests more than its limit', () => {
    const above = Resources.parse({ cpu: '1', memory: '128Mi', cpuLimit: '500m' });
    expect(refusal(() => Mesh.istio({ proxy: above }))).toMatchObject({ code: 'REQUEST_ABOVE_LIMIT' });
  });

  test('fails when its trust domain is none', () => {
    expect(refusal(() => Mesh.istio({ proxy, trustDomain: 'My Cluster' }))).toMatchObject({ code: 'HOST_INVALID' });
  });

  test('fails when something is declared already', () => {
    const app = new App();
    new Chart(app, 'early');
    expect(refusal(() => Mesh.istio({ proxy }).over(app))).toMatchObject({
      code: 'VALUE_INVALID',
      got: '1 declared',
    });
  });
});
