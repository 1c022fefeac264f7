import { parse, parseAllDocuments } from 'yaml';
import { everyValueChanged, type Values } from './every-value';
import { helm, refused, rendered, title, Folders, type Rendered } from './helm';
import { renderEnvironment } from '../../src/render';
import { replaceFolder } from '../../src/write';
import { ENVIRONMENTS, environmentNamed } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';
import { secretPlaces } from '../../stacks/secrets';

const folders = new Folders();
afterAll(() => folders.remove());

/** Writes what synth writes for an environment, and gives the chart's folder. */
function chartOf(environment: Environment): string {
  const folder = folders.empty();
  replaceFolder(`${folder}/out`, renderEnvironment(environment));
  return `${folder}/out/chart`;
}

const isHook = ({ metadata }: Rendered): boolean => metadata.annotations?.['helm.sh/hook'] !== undefined;
const byTitle = (objects: readonly Rendered[]) => new Map(objects.map((object) => [title(object), object]));

describe.each(ENVIRONMENTS)('the chart of $name', (environment) => {
  const chart = chartOf(environment);
  const objects = rendered(chart);
  const manifests = renderEnvironment(environment)
    .filter(({ path }) => path.startsWith('manifests/'))
    .flatMap(({ text }) => parseAllDocuments(text).map((document) => document.toJS() as Rendered));
  const generated = environment.secretStore === undefined ? secretPlaces(environment) : [];

  test('helm lint finds nothing, strictly', () => {
    expect(helm(['lint', '--strict', '--kube-version', '1.30.0', chart])).toMatchObject({ succeeded: true });
  });

  test('with its defaults it is the manifests, object for object', () => {
    const own = objects.filter((object) => !isHook(object) && object.kind !== 'Secret');
    expect(own.map(title).sort()).toEqual(manifests.map(title).sort());
    const expected = byTitle(manifests);
    for (const object of own) {
      expect(object).toEqual(expected.get(title(object)));
    }
  });

  test('it fills the Secrets that no store fills, all keys of each, and those alone', () => {
    const secrets = objects.filter(({ kind }) => kind === 'Secret');
    expect(secrets.map(title).sort()).toEqual(
      generated.map(({ secret, zone }) => `Secret ${zone}/${secret.name}`).sort(),
    );
    for (const { secret, zone } of generated) {
      const { data = {} } = byTitle(secrets).get(`Secret ${zone}/${secret.name}`) ?? {};
      expect(Object.keys(data)).toEqual(secret.keys);
      expect(Object.values(data).every((value) => Buffer.from(value, 'base64').length === 48)).toBe(true);
    }
    const values = (of: readonly Rendered[]) => of.flatMap(({ data = {} }) => Object.values(data));
    const first = values(secrets);
    const again = values(generated.length === 0 ? [] : rendered(chart).filter(({ kind }) => kind === 'Secret'));
    expect(again).toHaveLength(first.length);
    expect(new Set([...first, ...again]).size).toBe(2 * first.length);
  });

  test('what helm test runs is a hook of its own, and the Job comes after what it needs', () => {
    const hooks = objects.filter(isHook);
    const ofMesh = environment.mesh === undefined ? [] : ['AuthorizationPolicy', 'Sidecar'];
    const needed = ['Job', 'NetworkPolicy', 'NetworkPolicy', 'ServiceAccount', ...ofMesh];
    expect(hooks.map(({ kind }) => kind).sort()).toEqual(needed.sort());
    for (const { kind, metadata } of hooks) {
      expect(metadata.annotations).toMatchObject({
        'helm.sh/hook': 'test',
        'helm.sh/hook-weight': kind === 'Job' ? '1' : '0',
        'helm.sh/hook-delete-policy': 'before-hook-creation,hook-succeeded',
      });
    }
  });

  test('its version is another one where its content is, and the same where it is not', () => {
    const version = (of: Environment): unknown => {
      const file = renderEnvironment(of).find(({ path }) => path === 'chart/Chart.yaml');
      return (parse(file?.text ?? '') as { version: unknown }).version;
    };
    const images = { ...environment.images, catalog: 'registry.example.com/catalog:2.0.0' };
    expect(version(environment)).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{10}$/);
    expect(version(environment)).toBe(version({ ...environment }));
    expect(version({ ...environment, images })).not.toBe(version(environment));
  });
});

describe('a value', () => {
  const production = chartOf(environmentNamed('production'));
  const development = chartOf(environmentNamed('development'));
  const defaults = byTitle(rendered(production).filter((object) => !isHook(object)));

  /** The objects of production that these values change. */
  const changed = (...sets: string[]): Map<string, Rendered> =>
    new Map(
      rendered(production, ...sets.flatMap((set) => ['--set', set]))
        .filter((object) => !isHook(object))
        .filter((object) => JSON.stringify(object) !== JSON.stringify(defaults.get(title(object))))
        .map((object) => [title(object), object]),
    );

  test('of an image changes the container and the version of that component alone', () => {
    const objects = changed('commerce.cart.image.tag=1.7.0', 'commerce.cart.image.registry=mirror.example.com');
    expect([...objects.keys()].every((name) => /commerce\/cart$/.test(name))).toBe(true);
    expect(JSON.stringify(objects.get('Deployment commerce/cart'))).toContain(
      '"image":"mirror.example.com/aws-containers/retail-store-sample-cart:1.7.0"',
    );
    for (const { metadata } of objects.values()) {
      expect(metadata.labels).toMatchObject({ 'app.kubernetes.io/version': '1.7.0' });
    }
  });

  test('of replicas and of autoscaling bounds changes one object', () => {
    const objects = changed('commerce.logistics.replicaCount=7', 'commerce.cart.autoscaling.maxReplicas=20');
    expect(objects.get('Deployment commerce/logistics')?.spec).toMatchObject({ replicas: 7 });
    expect(objects.get('HorizontalPodAutoscaler commerce/cart')?.spec).toMatchObject({
      minReplicas: 3,
      maxReplicas: 20,
    });
    expect(objects.size).toBe(2);
  });

  test('of the host changes the listeners, the routes and the certificate', () => {
    const objects = changed('edge.shop.host=market.example.org');
    expect([...objects.keys()].sort()).toEqual([
      'Certificate edge/shop-tls',
      'Gateway edge/shop',
      'HTTPRoute edge/shop',
      'HTTPRoute edge/shop-redirect',
    ]);
    expect(JSON.stringify([...objects.values()])).not.toContain('shop.example.com');
  });

  test('of a Job makes it another Job, for a Job cannot be changed', () => {
    const objects = changed('payments.paymentMigration.image.tag=17.12-bookworm');
    const jobs = (all: Iterable<Rendered>) => [...all].filter(({ kind }) => kind === 'Job').map(title);
    expect(jobs(objects.values())).toEqual([expect.stringMatching(/^Job payments\/payment-migration-[0-9a-f]{10}$/)]);
    expect(jobs(defaults.values())).not.toEqual(jobs(objects.values()));
  });

  test('of the registries changes the policy, as a list of CEL', () => {
    const objects = changed('admission.images.registries={mirror.example.com:5000/shop,ghcr.io}');
    expect([...objects.keys()]).toEqual(['ValidatingAdmissionPolicy /commerce-images']);
    expect(objects.get('ValidatingAdmissionPolicy /commerce-images')?.spec).toMatchObject({
      variables: expect.arrayContaining([
        { name: 'registries', expression: '["mirror.example.com:5000/shop","ghcr.io"]' },
      ]) as unknown,
    });
  });

  test('of the NodePort changes the Service', () => {
    const service = byTitle(rendered(development, '--set', 'edge.storefront.nodePort=31000')).get(
      'Service edge/storefront',
    );
    expect(service?.spec?.ports).toEqual([expect.objectContaining({ nodePort: 31000 })]);
  });

  test.each(['production', 'development'])('of %s has no other that nothing reads', (name) => {
    const chart = name === 'production' ? production : development;
    const { sets, marks } = everyValueChanged(parse(helm(['show', 'values', chart]).stdout) as Values);
    const text = JSON.stringify(rendered(chart, ...sets.flatMap((set) => ['--set', set])));
    expect(marks.length).toBeGreaterThan(100);
    expect(marks.filter((mark) => !text.includes(mark))).toEqual([]);
  });
});

describe('helm refuses, naming the value,', () => {
  const production = chartOf(environmentNamed('production'));

  test.each([
    [
      'negative replicas',
      ['--set', 'commerce.logistics.replicaCount=-1'],
      "at '/commerce/logistics/replicaCount': minimum",
    ],
    [
      'a number given as text',
      ['--set-string', 'commerce.logistics.replicaCount=3'],
      "at '/commerce/logistics/replicaCount': got string, want integer",
    ],
    [
      'half a replica',
      ['--set-json', 'commerce.logistics.replicaCount=1.5'],
      "at '/commerce/logistics/replicaCount': got number, want integer",
    ],
    [
      'a registry that ends an expression',
      ['--set-json', `admission.images.registries=["x\\"].size() > 0 ? [] : [\\""]`],
      "at '/admission/images/registries/0'",
    ],
    [
      'an unknown key',
      ['--set', 'commerce.logistics.replicas=3'],
      "at '/commerce/logistics': additional properties 'replicas' not allowed",
    ],
    [
      'an unknown component',
      ['--set', 'commerce.basket.replicaCount=3'],
      "at '/commerce': additional properties 'basket' not allowed",
    ],
    [
      'a value that is taken away',
      ['--set', 'commerce.logistics.replicaCount=null'],
      "at '/commerce/logistics': missing property 'replicaCount'",
    ],
    [
      'an image without tag',
      ['--set', 'commerce.cart.image.tag='],
      "at '/commerce/cart/image/tag': '' does not match pattern",
    ],
    [
      'a tag that names no version',
      ['--set', 'commerce.cart.image.tag=latest'],
      "at '/commerce/cart/image/tag': 'latest' does not match pattern",
    ],
    [
      'half a digest',
      ['--set', 'commerce.cart.image.digest=sha256:12'],
      "at '/commerce/cart/image/digest': 'sha256:12' does not match pattern",
    ],
    [
      'no memory',
      ['--set-string', 'commerce.cart.resources.limits.memory=0'],
      "at '/commerce/cart/resources/limits/memory': '0' does not match pattern",
    ],
    [
      'an even number of brokers',
      ['--set', 'commerce.broker.replicaCount=4'],
      "at '/commerce/broker/replicaCount': value must be one of",
    ],
    [
      'a level that the program does not know',
      ['--set', 'commerce.cart.logLevel=loud'],
      "at '/commerce/cart/logLevel': value must be one of",
    ],
    [
      'a host with a scheme',
      ['--set', 'edge.shop.host=https://shop'],
      "at '/edge/shop/host': 'https://shop' does not match pattern",
    ],
    [
      'bounds that cross',
      ['--set', 'commerce.cart.autoscaling.maxReplicas=2'],
      'commerce.cart.autoscaling: maxReplicas must be at least minReplicas (3), got 2',
    ],
    [
      'another tag beside the old digest',
      ['--set', 'commerce.logistics.image.tag=v0.11.0'],
      'commerce.logistics.image: the digest still names the content of tag v0.10.6, got tag v0.11.0',
    ],
  ])('%s', (_, args, message) => {
    expect(refused(production, ...args)).toContain(message);
  });
});
