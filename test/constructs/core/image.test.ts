import { Image } from '../../../constructs';
import { refusal } from '../testing';
import fc from '../../chance';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

describe('a reference', () => {
  test('is taken apart', () => {
    const image = Image.parse(`registry.example.com:5000/shop/catalog:1.6.2@${DIGEST}`);
    expect(image).toMatchObject({
      registry: 'registry.example.com:5000',
      repository: 'shop/catalog',
      tag: '1.6.2',
      digest: DIGEST,
      floatingReason: undefined,
    });
  });

  test.each([
    ['redis:7', undefined, 'redis'],
    ['library/redis:7', undefined, 'library/redis'],
    ['localhost/redis:7', 'localhost', 'redis'],
    ['localhost:5000/redis:7', 'localhost:5000', 'redis'],
    ['registry:5000/redis:7', 'registry:5000', 'redis'],
    ['quay.io/a/b/c:7', 'quay.io', 'a/b/c'],
  ])('%s has the registry %s', (reference, registry, repository) => {
    expect(Image.parse(reference)).toMatchObject({ registry, repository, tag: '7' });
  });

  test.each([
    '',
    'Redis:7',
    'redis:7:8',
    'redis 7',
    'redis:',
    'redis:7@sha256:123',
    '/redis:7',
    'a//b:7',
    'https://quay.io/redis:7',
    'registry.example.com:port/redis:7',
    'registry..example.com/redis:7',
    'registry.example.com:/redis:7',
    'redis_:7',
    `redis:${'1'.repeat(129)}`,
  ])('is refused where it is malformed: %j', (reference) => {
    expect(refusal(() => Image.parse(reference))).toMatchObject({
      code: 'IMAGE_MALFORMED',
      got: JSON.stringify(reference),
    });
  });

  test('needs a tag or a digest', () => {
    expect(refusal(() => Image.parse('shop/catalog')).code).toBe('IMAGE_UNTAGGED');
    expect(Image.parse(`shop/catalog@${DIGEST}`).tag).toBeUndefined();
  });

  test.each(['latest', 'stable', 'alpine'])('needs a tag that names a version, not %s', (tag) => {
    expect(refusal(() => Image.parse(`shop/catalog:${tag}`)).code).toBe('IMAGE_FLOATING');
    expect(Image.parse(`shop/catalog:${tag}@${DIGEST}`).digest).toBe(DIGEST);
  });
});

describe('a floating image', () => {
  test('keeps its reason and is pulled at each start', () => {
    const image = Image.floating('shop/catalog:latest', 'demo without releases');
    expect(image.floatingReason).toBe('demo without releases');
    expect(image._pullPolicy).toBe('Always');
    expect(Image.parse('shop/catalog:1.0.0')._pullPolicy).toBe('IfNotPresent');
  });

  test('may have no tag at all', () => {
    expect(Image.floating('shop/catalog', 'demo')._version).toBe('unversioned');
  });

  test('needs a reason, and a reference all the same', () => {
    expect(refusal(() => Image.floating('shop/catalog', ' ')).code).toBe('REASON_MISSING');
    expect(refusal(() => Image.floating('Shop', 'demo')).code).toBe('IMAGE_MALFORMED');
  });
});

const text = (pattern: RegExp) => fc.stringMatching(pattern);
const parts = fc.record(
  {
    registry: fc.oneof(
      text(/^[a-z0-9]{1,8}(\.[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?){1,3}(:[0-9]{1,5})?$/),
      text(/^[a-z0-9]{1,8}:[0-9]{1,5}$/),
      fc.constant('localhost'),
    ),
    repository: text(/^[a-z0-9]{1,8}((_|__|-{1,3})[a-z0-9]{1,8}){0,2}(\/[a-z0-9]{1,8}((\.|-)[a-z0-9]{1,4})?){0,3}$/),
    tag: text(/^[0-9][A-Za-z0-9_.-]{0,127}$/),
    digest: text(/^sha256:[a-f0-9]{64}$/),
  },
  { requiredKeys: ['repository', 'tag'] },
);

describe('any valid parts', () => {
  test('come back from the reference they make', () => {
    fc.assert(
      fc.property(parts, (props) => {
        const { reference } = Image.of(props);
        expect(Image.parse(reference)).toMatchObject(props);
      }),
    );
  });

  test('give a version that is a label value', () => {
    fc.assert(
      fc.property(parts, text(/^[\w.-]{0,70}$/), (props, end) => {
        const tag = `${props.tag}${end}`.slice(0, 128);
        expect(Image.of({ ...props, tag })._version).toMatch(/^[A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?$/);
      }),
    );
  });
});

test('parts that would be read as others are refused', () => {
  expect(refusal(() => Image.of({ registry: 'shop', repository: 'catalog', tag: '1' })).code).toBe('IMAGE_MALFORMED');
  expect(refusal(() => Image.of({ repository: 'quay.io/catalog', tag: '1' })).code).toBe('IMAGE_MALFORMED');
});
