import { brokenReferences, unmarkedOutputs } from './schema/references';
import { KNOWLEDGE, readSchemas, SCHEMA_FOLDER, SCHEMAS_PRESENT, type Schemas } from './schema/providers';
import { sourceOf, stackMisfits, type StackJson } from './schema/stack';
import { stackNamed, stacksOf, type WrittenStack } from './stacks';
import { VARIANTS } from './variants';
import { ENVIRONMENTS } from '../../stacks/environments';

const STACKS = stacksOf([...ENVIRONMENTS, ...VARIANTS]);
const wherePresent = SCHEMAS_PRESENT ? describe : describe.skip;

if (!SCHEMAS_PRESENT) process.stderr.write(`Terraform JSON is not checked: the schemas are not in ${SCHEMA_FOLDER}\n`);

/** What the stack that makes a stack's cluster publishes. */
function publishedFor({ name }: WrittenStack): string[] {
  const cluster = `${name.slice(0, name.lastIndexOf('-'))}-cluster`;
  return Object.keys(STACKS.find((stack) => stack.name === cluster)?.json.output ?? {});
}

test('three stacks of each environment, but for those whose cluster or add-ons somebody else keeps', () => {
  const kinds = ['addons', 'cluster', 'commerce'];
  const shipped = ENVIRONMENTS.flatMap(({ name }) => kinds.map((kind) => `${name}-${kind}`));
  expect(STACKS.map(({ name }) => name)).toEqual(expect.arrayContaining(shipped));
  expect(STACKS.map(({ name }) => name)).not.toContain('existing-cluster');
  for (const variant of ['gke', 'aks', 'minikube']) {
    expect(STACKS.map(({ name }) => name)).toContain(`${variant}-cluster`);
  }
});

test('every provider of every stack is in the list of those that are checked, and how', () => {
  const used = STACKS.flatMap(({ json }) => Object.values(json.terraform.required_providers).map(sourceOf));
  expect(used.filter((source) => KNOWLEDGE[source] === undefined)).toEqual([]);
  expect(Object.keys(KNOWLEDGE).filter((source) => !used.includes(source))).toEqual([]);
});

wherePresent('the Terraform JSON', () => {
  let schemas: Schemas;

  beforeAll(() => {
    schemas = readSchemas();
  });

  test.each(STACKS)('of $name says nothing that its providers and modules do not know', ({ json }) => {
    expect(stackMisfits(json, schemas)).toEqual([]);
  });

  test.each(STACKS)('of $name names only what is there', (stack) => {
    expect(brokenReferences(stack.json, schemas, publishedFor(stack))).toEqual([]);
  });

  test.each(STACKS)('of $name marks every output that is sensitive', ({ json }) => {
    expect(unmarkedOutputs(json, schemas)).toEqual([]);
  });

  /** A stack with one thing changed, by its text: what the checker says of it. */
  const changed = (name: string, from: string, to: string): string[] => {
    const text = JSON.stringify({ ...stackNamed(STACKS, name).json, '//': undefined }, null, 2);
    expect(text).toContain(from);
    return stackMisfits(JSON.parse(text.replace(from, to)) as StackJson, schemas);
  };

  test.each([
    [
      'an attribute of a resource',
      'production-addons',
      '"cleanup_on_fail": true',
      '"clean_up": true',
      'clean_up does not',
    ],
    [
      'a type of resource',
      'production-addons',
      '"kubernetes_namespace_v1"',
      '"kubernetes_space"',
      'a type that its prov',
    ],
    ['a nested block', 'production-addons', '"exec": [', '"run": [', 'run does not exist'],
    [
      'a field of an attribute that is an object',
      'production-addons',
      '"command": "aws"',
      '"cmd": "aws"',
      'cmd does not',
    ],
    ['a variable of a module', 'production-cluster', '"vpc_id":', '"vpc":', 'vpc does not exist'],
    ['a field deep in a variable', 'production-cluster', '"desired_size"', '"desired"', 'desired does not exist'],
    ['a version of a module', 'production-cluster', '"21.19.0"', '"21.18.0"', 'pinned at 21.18.0'],
    ['a module', 'production-cluster', '"terraform-aws-modules/eks/aws"', '"other/eks/aws"', 'no variables are known'],
    ['a resource of a cloud', 'gke-cluster', '"rotation_period"', '"rotation"', 'rotation does not exist'],
    ['an argument of kind', 'development-cluster', '"wait_for_ready"', '"wait"', 'wait does not exist'],
    ['a setting of a backend', 'production-cluster', '"use_lockfile":', '"lockfile":', 'lockfile does not exist'],
  ])('is refused with an unknown name: %s', (_, name, from, to, mistake) => {
    expect(changed(name, from, to)).toEqual(expect.arrayContaining([expect.stringContaining(mistake)]));
  });

  test.each([
    ['text for a bool', 'production-addons', '"atomic": true', '"atomic": "yes"', 'atomic must be a bool'],
    ['a number for text', 'production-addons', '"command": "aws"', '"command": 5', 'command must be a string'],
    ['text for a number', 'production-cluster', '"max_size": 4', '"max_size": "4"', 'max_size must be a number'],
    [
      'an object for a list',
      'production-cluster',
      '"azs": [',
      '"azs": {"a": "b"}, "public_subnets": [',
      'must be a list',
    ],
    ['text for a list', 'aks-cluster', '"count_of": 3', '"count_of": [3]', 'count_of must be a number'],
    [
      'a pool of two types',
      'gke-cluster',
      '"disk_size_gb": "100"',
      '"disk_size_gb": 100',
      'must have values of one type',
    ],
  ])('is refused with another type: %s', (_, name, from, to, mistake) => {
    expect(changed(name, from, to)).toEqual(expect.arrayContaining([expect.stringContaining(mistake)]));
  });

  test.each([
    ['of a resource', 'gke-cluster', '"key_ring":', '"labels": null, "//":', 'key_ring is missing'],
    ['of a block', 'gke-cluster', '"enable": true,', '', 'enable is missing'],
    ['of a module', 'aks-cluster', '"parent_id":', '"tags": null, "//":', 'parent_id is missing'],
    ['of a field in a variable', 'production-cluster', '"policy_arn":', '"//":', 'policy_arn is missing'],
    ['of a backend', 'gke-cluster', '"kms_encryption_key":', '"//":', 'kms_encryption_key is missing'],
  ])('is refused without what is required: %s', (_, name, from, to, mistake) => {
    expect(changed(name, from, to)).toEqual(expect.arrayContaining([expect.stringContaining(mistake)]));
  });

  test('is refused where it sets what the provider computes', () => {
    const mistake = changed('development-cluster', '"wait_for_ready": true', '"wait_for_ready": true, "endpoint": "x"');
    expect(mistake).toEqual([expect.stringContaining('endpoint is computed')]);
  });

  test('is refused where a block stands more often than it may', () => {
    const config =
      '"kind_config": [{"kind": "Cluster", "api_version": "a"}, {"kind": "Cluster", "api_version": "a"}], "//": {';
    const mistake = changed('development-cluster', '"kind_config": {', config);
    expect(mistake).toEqual(expect.arrayContaining([expect.stringContaining('may be there 1 times, is 2')]));
  });

  test('is refused with a provider of which nothing is known, or that a module cannot take', () => {
    expect(changed('gke-cluster', '"hashicorp/google"', '"somebody/google"')).toEqual(
      expect.arrayContaining([expect.stringContaining('a provider of which no schema is known')]),
    );
    expect(changed('production-cluster', '"6.28.0"', '"6.27.0"')).toEqual(
      expect.arrayContaining([expect.stringContaining('needs hashicorp/aws >= 6.28, pinned is 6.27.0')]),
    );
  });

  test.each([
    ['an output that a module has not', 'production-cluster', 'module.vpc.vpc_id', 'module.vpc.id', 'no output id'],
    ['a module that is not there', 'production-cluster', 'module.vpc.vpc_id', 'module.net.vpc_id', 'module.net has no'],
    ['a resource that is not there', 'gke-cluster', '.key-ring.id', '.ring.id', 'there is no such resource'],
    ['an attribute that is not there', 'gke-cluster', '.key-ring.id', '.key-ring.self', 'it has no such attribute'],
    [
      'what the cluster does not publish',
      'production-addons',
      'outputs.host',
      'outputs.address',
      'publishes no address',
    ],
  ])('is refused where it names %s', (_, name, from, to, mistake) => {
    const stack = stackNamed(STACKS, name);
    expect(stack.text).toContain(from);
    const broken = JSON.parse(stack.text.replace(from, to)) as StackJson;
    expect(brokenReferences(broken, schemas, publishedFor(stack))).toEqual([expect.stringContaining(mistake)]);
  });

  test('is refused where a sensitive output is not marked', () => {
    const { text } = stackNamed(STACKS, 'gke-cluster');
    const open = JSON.parse(text.replaceAll('"sensitive": true', '"sensitive": false')) as StackJson;
    expect(unmarkedOutputs(open, schemas)).toHaveLength(2);
  });
});
