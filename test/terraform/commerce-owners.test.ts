import { owners, unwelcome, type Identified } from './owners';
import type { StackJson } from './schema/stack';
import { stacksOf } from './stacks';
import { renderRelease } from '../../src/release';
import { ENVIRONMENTS } from '../../stacks/environments';
import { manifestsOf } from '../stacks/manifests';

const STACKS = stacksOf(ENVIRONMENTS);
const stacksFor = (environment: string) => STACKS.filter(({ name }) => name.startsWith(`${environment}-`));

/** A stack with one resource. */
function stackWith(type: string, fields: object): { readonly name: string; readonly json: StackJson } {
  const terraform = { backend: {}, required_providers: {} };
  return { name: 'other', json: { terraform, resource: { [type]: { one: { ...fields } } } } };
}

describe.each(ENVIRONMENTS)('in the cluster of $name', (environment) => {
  const stacks = stacksFor(environment.name);
  const objects: readonly Identified[] = manifestsOf(environment);

  test('no object has two owners, and no two releases one name', () => {
    expect(objects.length).toBeGreaterThan(100);
    expect(owners(stacks, objects)).toEqual([]);
  });

  test('Terraform owns no part of an object that somebody else makes', () => {
    expect(stacks.flatMap(({ json }) => unwelcome(json))).toEqual([]);
  });

  test.each([
    ['a namespace of the platform', namespace('payments'), 'Namespace payments: the chart and other/'],
    ['a namespace of an add-on', namespace('reloader'), 'Namespace reloader: '],
    ['a release of that name', release('commerce', 'commerce-release'), 'release commerce-release/commerce: '],
  ])('a second owner is found: %s', (_, stack, sentence) => {
    const found = owners([...stacks, stack], objects);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(sentence);
  });

  test('a namespace that Helm would make beside Terraform is found', () => {
    const stack = stackWith('helm_release', { name: 'x', namespace: 'commerce-release', create_namespace: true });
    expect(owners([...stacks, stack], objects)).toHaveLength(1);
  });

  test('what Terraform does not make by a class of its own is found', () => {
    expect(unwelcome(stackWith('kubernetes_manifest', {}).json)).toEqual(['kubernetes_manifest']);
    expect(unwelcome(stackWith('kubernetes_config_map_v1_data', {}).json)).toHaveLength(1);
    expect(unwelcome(stackWith('kubernetes_annotations', {}).json)).toHaveLength(1);
    expect(unwelcome(stackWith('kubernetes_config_map_v1', {}).json)).toEqual([]);
  });

  test('the chart brings its templates alone: no definitions, and no chart within it', () => {
    const { files } = renderRelease(environment);
    expect(files.filter(({ path }) => path.startsWith('crds/') || path.startsWith('charts/'))).toEqual([]);
    expect(files.filter(({ path }) => path.startsWith('templates/')).length).toBeGreaterThan(5);
  });
});

type StackLike = ReturnType<typeof stackWith>;

function namespace(name: string): StackLike {
  return stackWith('kubernetes_namespace_v1', { metadata: { name } });
}

function release(name: string, inNamespace: string): StackLike {
  return stackWith('helm_release', { name, namespace: inNamespace });
}
