import { apply, askStub, kubectl, nodeExec, startNode, stopNode, StubResolution, StubState } from './harness';
import { Pod } from './readiness';
import { barePod, SELF } from './self.builders';
import { manifests, namespace, rpc } from './self.objects';
import { IDLE, StubFile } from './stub-file';
import { loadStubs, stubImage } from './stub-image';
import { stubbed } from './stubbed';
import { list, until, waitReady } from './wait';

const once: StubFile = { ...IDLE, name: 'once', runOnce: true };

describe('stubs on the real node', () => {
  let node: string;

  beforeAll(async () => {
    node = await startNode();
    const { manifests: objects, images } = stubbed(manifests);
    await loadStubs(node, images);
    await apply(node, [namespace, ...objects]);
  });

  afterAll(async () => {
    if (node) await stopNode(node);
  });

  const podOf = async (name: string): Promise<Pod> => {
    const pods = await list<Pod>(node, [SELF], 'pods');
    const pod = pods.find(({ metadata }) => metadata.name.startsWith(`${name}-`));
    if (!pod) throw new Error(`there is no pod of ${name}`);
    return pod;
  };

  const addressOf = (service: string): Promise<string> => {
    return kubectl(node, ['get', 'svc', service, '-n', SELF, '-o', 'jsonpath={.spec.clusterIP}']);
  };

  it('become ready behind http, grpc and exec probes, without one restart', async () => {
    await waitReady(node, [SELF], 120_000);
    const statuses = (await list<Pod>(node, [SELF], 'pods')).flatMap(({ status }) => {
      return [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])];
    });
    expect(statuses.map(({ name }) => name).sort()).toEqual(['migrate', 'prepare', 'rpc', 'sidecar', 'store', 'web']);
    expect(statuses.filter(({ restartCount }) => restartCount > 0)).toEqual([]);
  });

  it('answer through their Service, on their probe paths only', async () => {
    const address = await addressOf('web');
    const get = async (path: string): Promise<readonly [body: string, status: string]> => {
      const curl = ['curl', '-s', '-m', '10', '-w', '\\n%{http_code}', `http://${address}${path}`];
      const answer = (await nodeExec(node, curl)).trimEnd().split('\n');
      return [answer.slice(0, -1).join('').trim(), answer.at(-1) ?? ''];
    };
    expect(await get('/health')).toEqual(['ok', '200']);
    expect(await get('/ready')).toEqual(['ok', '200']);
    expect((await get('/other'))[1]).toBe('404');
    const state = JSON.parse((await get('/stub/state'))[0]) as StubState;
    expect(state).toEqual({
      name: 'stub-self-web-web',
      starts: { '/tmp': 1 },
      variables: ['RPC_ADDRESS', 'STORE_PASSWORD', 'STORE_URL', 'STORE_HOST', 'ABSENT_URL', 'MODE'],
      process: { Uid: '1000', Gid: '1000', CapEff: '0000000000000000', NoNewPrivs: '1', Seccomp: '2' },
    });
  });

  it('resolve the hosts in their variables by the cluster DNS', async () => {
    const { metadata } = await podOf('web');
    const found = await askStub<StubResolution>(node, metadata, 'resolve');
    const [rpcAddress, storeAddress] = [await addressOf('rpc'), await addressOf('store')];
    expect(found.RPC_ADDRESS).toEqual({ host: 'rpc', addresses: [rpcAddress] });
    expect(found.STORE_URL).toEqual({ host: 'store.stub-self.svc', addresses: [storeAddress] });
    expect(found.STORE_HOST).toEqual({ host: 'store.stub-self', addresses: [storeAddress] });
    expect(found.ABSENT_URL?.error).toMatch(/lookup absent/);
    expect(Object.keys(found)).toHaveLength(4);
  });

  it('fail a gRPC probe that asks for an unknown service', async () => {
    const { manifests: objects, images } = stubbed([rpc('other')]);
    await loadStubs(
      node,
      images.map((image) => ({ ...image, file: { ...image.file, grpcServices: [''] } })),
    );
    await apply(node, objects);
    await expect(waitReady(node, [SELF], 10_000)).rejects.toThrow(/other.*Readiness probe failed/);
    await kubectl(node, ['delete', 'deployment', 'other', '-n', SELF]);
  });

  it('keep what a claim holds when the pod is replaced', async () => {
    const { metadata } = await podOf('store');
    await kubectl(node, ['delete', 'pod', metadata.name, '-n', SELF]);
    await until('a new store pod', 60_000, async () => {
      const stores = (await list<Pod>(node, [SELF], 'pods')).filter((pod) => pod.metadata.name === metadata.name);
      return stores.find((pod) => pod.metadata.uid !== metadata.uid);
    });
    await waitReady(node, [SELF], 60_000);
    const { starts } = await askStub<StubState>(node, metadata, 'state');
    expect(starts).toEqual({ '/data': 2 });
  });

  const endOf = async (file: StubFile, securityContext?: object): Promise<string> => {
    const image = `stub.local/${file.name}:1`;
    await stubImage(node, image, file);
    await apply(node, [barePod(file.name, image, securityContext)]);
    return until(`the end of ${file.name}`, 60_000, async () => {
      const pods = await list<Pod>(node, [SELF], 'pods');
      const status = pods.find(({ metadata }) => metadata.name === file.name)?.status.containerStatuses?.[0];
      const end = status?.state.terminated;
      return end && `${end.exitCode} ${end.message ?? ''}`;
    });
  };

  it('run once and end well when all is as declared', async () => {
    expect(await endOf({ ...once, name: 'well' })).toBe('0 ');
  });

  it('refuse to start without a variable', async () => {
    const end = await endOf({ ...once, name: 'unset', variables: ['PATH', 'ORDERS_URL', 'CART_URL'] });
    expect(end).toBe('1 stub unset: variables unset or empty: ORDERS_URL, CART_URL\n');
    expect(await kubectl(node, ['logs', 'unset', '-n', SELF])).toBe(end.slice(2));
  });

  it('refuse a folder that is not writable as declared', async () => {
    expect(await endOf({ ...once, name: 'unwritable', writable: ['/var'] })).toMatch(
      /^1 .*\/var is declared writable: .*read-only/,
    );
  });

  it('refuse a root file system that can be written to', async () => {
    const end = await endOf({ ...once, name: 'open' }, { readOnlyRootFilesystem: false });
    expect(end).toBe('1 stub open: /etc is not declared writable, but a write succeeded\n');
  });
});
