import {
  Binding,
  Configuration,
  Connection,
  Image,
  SecretRef,
  StatelessService,
  type ApplicationProps,
  type ContainerProps,
} from '../../../constructs';
import { find, podsOf, program, refusal, RESOURCES, server, testChart } from '../testing';

function written(props: Partial<ApplicationProps>, secretVersion?: string, sidecars?: ContainerProps[]) {
  const chart = testChart();
  const secret = (version: string) => SecretRef.of({ name: 'store', keys: ['password'], version });
  const roles: Record<string, Connection> =
    secretVersion === undefined ? {} : { store: Connection.secretOnly(secret(secretVersion)) };
  const variables: Record<string, Binding> =
    secretVersion === undefined ? {} : { PASSWORD: Binding.secret('store', 'password') };
  const application = server({ variables, ...props });
  new StatelessService(chart, 'web', { application, roles, sizing: { resources: RESOURCES }, sidecars });
  return chart;
}

const annotations = (...props: Parameters<typeof written>) =>
  podsOf(written(...props), 'Deployment', 'web').metadata.annotations ?? {};

const files = (content: string) => ({
  configuration: [Configuration.of({ folder: '/etc/shop', files: { 'shop.conf': content } })],
});

describe('configuration', () => {
  test('rolls the pods when a file changes, and only then', () => {
    const hash = (content: string) => annotations(files(content))['cdk8s-commerce/configuration'];
    expect(hash('a = 1')).toMatch(/^[0-9a-f]{10}$/);
    expect(hash('a = 1')).toBe(hash('a = 1'));
    expect(hash('a = 2')).not.toBe(hash('a = 1'));
    expect(annotations({})).not.toHaveProperty(['cdk8s-commerce/configuration']);
  });

  test('stands in one ConfigMap, mounted read-only', () => {
    const chart = written(files('a = 1'));
    expect(find(chart, 'ConfigMap', 'web-configuration').data).toEqual({ 'shop.conf': 'a = 1' });
    expect(podsOf(chart, 'Deployment', 'web').spec).toMatchObject({
      containers: [{ volumeMounts: [{ name: 'etc-shop', mountPath: '/etc/shop', readOnly: true }] }],
      volumes: [
        {
          name: 'etc-shop',
          configMap: { name: 'web-configuration', items: [{ key: 'shop.conf', path: 'shop.conf' }] },
        },
      ],
    });
  });

  test('of a sidecar counts too, and fails when it has a file of the same name', () => {
    const beside = (name: string) => [
      {
        name: 'beside',
        application: program({ configuration: [Configuration.of({ folder: '/etc/b', files: { [name]: 'b' } })] }),
        resources: RESOURCES,
      },
    ];
    const chart = written(files('a'), undefined, beside('b.conf'));
    expect(find(chart, 'ConfigMap', 'web-configuration').data).toEqual({ 'shop.conf': 'a', 'b.conf': 'b' });
    expect(refusal(() => written(files('a'), undefined, beside('shop.conf')))).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      place: 'test/web',
      got: '"shop.conf" twice',
    });
  });
});

describe('secrets', () => {
  test('roll the pods when the version of a reference is raised', () => {
    expect(annotations({}, '1')['cdk8s-commerce/secret-versions']).toBe('store=1');
    expect(annotations({}, '2')['cdk8s-commerce/secret-versions']).toBe('store=2');
    expect(annotations({})).not.toHaveProperty(['cdk8s-commerce/secret-versions']);
  });

  test('that are rotated in the cluster roll them where Reloader runs', () => {
    expect(find(written({}, '1'), 'Deployment', 'web').metadata).toHaveProperty('annotations', {
      'secret.reloader.stakater.com/reload': 'store',
    });
    expect(find(written({}), 'Deployment', 'web').metadata).not.toHaveProperty('annotations');
  });

  test('of a sidecar count too', () => {
    const secret = SecretRef.of({ name: 'journal', keys: ['token'], version: '7' });
    const application = program({ variables: { TOKEN: Binding.secret('journal', 'token') } });
    const roles = { journal: Connection.secretOnly(secret) };
    const chart = written({}, '1', [{ name: 'journal', application, resources: RESOURCES, roles }]);
    expect(podsOf(chart, 'Deployment', 'web').metadata.annotations).toMatchObject({
      'cdk8s-commerce/secret-versions': 'store=1,journal=7',
    });
    expect(find(chart, 'Deployment', 'web').metadata).toMatchObject({
      annotations: { 'secret.reloader.stakater.com/reload': 'store,journal' },
    });
  });
});

describe('what was loosened', () => {
  test('says why: a floating image, a stand-in, a literal under a secret-looking name', () => {
    const props = {
      image: Image.floating('shop/web:latest', 'no releases yet'),
      standIn: 'no public image does this',
      variables: { PARTITION_KEY: Binding.plain('customer', 'a column'), MODE: Binding.value('shop') },
    };
    expect(annotations(props)).toEqual({
      'cdk8s-commerce/floating-image': 'no releases yet',
      'cdk8s-commerce/stand-in': 'no public image does this',
      'cdk8s-commerce/plain-variables': 'PARTITION_KEY: a column',
    });
  });

  test('says why the user is a low one', () => {
    expect(annotations({ user: 999, userReason: 'its files are for this user' })).toEqual({
      'cdk8s-commerce/user': 'its files are for this user',
    });
  });

  test('nothing was: nothing is said', () => {
    expect(annotations({})).toEqual({});
  });
});
