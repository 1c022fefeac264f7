import { attempt, kubectl } from './kubectl';
import { clear } from './lifecycle';
import { onControlPlane } from './on-control-plane';
import { asList, Release, type Manifest } from './release';
import { production } from '../../stacks/environments/production';

/** Kinds that production's mesh is made of. */
const KINDS = ['AuthorizationPolicy', 'PeerAuthentication', 'ServiceEntry', 'Sidecar'];

onControlPlane('the mesh on a real API server, which holds the rules of its definitions', () => {
  const release = new Release(production);
  const objects = release.objects.filter(({ apiVersion }) => apiVersion.includes('istio.io/'));
  const zones = release.objects.filter(({ kind }) => kind === 'Namespace');
  const refusalOf = async (object: Manifest): Promise<string> => {
    const flags = ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'];
    return (await attempt(flags, JSON.stringify(object))).stderr;
  };

  beforeAll(async () => {
    await clear(release);
    await kubectl(['apply', '-f', '-'], asList(zones));
  });

  afterAll(() => clear(release));

  test('is taken, every object, without a warning, and kept as it is', async () => {
    expect([...new Set(objects.map(({ kind }) => kind))].sort()).toEqual(KINDS);
    expect((await kubectl(['apply', '--server-side', '--validate=strict', '-f', '-'], asList(objects))).stderr).toBe(
      '',
    );
    const { stdout } = await kubectl(['get', KINDS.join(','), '-A', '-o', 'json']);
    const { items } = JSON.parse(stdout) as { readonly items: readonly Manifest[] };
    const specs = (list: readonly Manifest[]) =>
      Object.fromEntries(
        list.map(({ kind, metadata, spec = {} }) => [`${kind} ${metadata.namespace ?? ''}/${metadata.name}`, spec]),
      );
    expect(specs(items)).toEqual(specs(objects));
  });

  test.each([
    [
      'ranges beside DNS',
      'ServiceEntry',
      { resolution: 'DNS', addresses: ['10.0.0.0/8'] },
      'CIDR addresses are allowed only',
    ],
    [
      'an exception for pods that nobody selects',
      'PeerAuthentication',
      { selector: undefined },
      'portLevelMtls requires selector',
    ],
    [
      'a selector with a wildcard',
      'AuthorizationPolicy',
      { selector: { matchLabels: { app: '*' } } },
      'wildcard not allowed',
    ],
    [
      'a wildcard among the pods of a sidecar',
      'Sidecar',
      { workloadSelector: { labels: { app: '*' } } },
      'wildcard is not',
    ],
    ['an unknown field', 'Sidecar', { misspelt: 1 }, 'misspelt'],
  ])('would be refused with %s', async (_, kind, change, says) => {
    const sound = objects.find((object) => object.kind === kind && JSON.stringify(object).includes('elector'));
    const any = sound ?? objects.find((object) => object.kind === kind);
    if (any === undefined) throw new Error(`no ${kind}`);
    expect(await refusalOf(any)).toBe('');
    expect(await refusalOf({ ...any, spec: { ...(any.spec as object), ...change } })).toContain(says);
  });
});
