import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { CustomResource, customResources, typeOf } from './custom-resources';
import { Definitions } from './definitions';
import { ENVOY_GATEWAY_DEFINITIONS } from './envoy-gateway';
import { ENVIRONMENTS } from '../../stacks/environments';

const FOLDER = resolve(__dirname, '../../../shared/crds');

const present = existsSync(FOLDER);
const whereDefined = present ? describe : describe.skip;

if (!present) process.stderr.write(`custom resources are not checked: their definitions are not in ${FOLDER}\n`);

whereDefined('custom resources', () => {
  const rendered = new Map<string, CustomResource[]>();
  let all: CustomResource[];
  let definitions: Definitions;

  beforeAll(() => {
    ENVIRONMENTS.forEach((environment) => rendered.set(environment.name, customResources(environment)));
    all = [...rendered.values()].flat();
    definitions = Definitions.of(FOLDER, all, ENVOY_GATEWAY_DEFINITIONS);
  });

  /** One resource of each kind, changed. */
  const changed = (change: (resource: CustomResource) => CustomResource): CustomResource[] => {
    return [...new Map(all.map((resource) => [typeOf(resource), resource])).values()].map(change);
  };

  it.each(ENVIRONMENTS.map(({ name }) => name))('of %s fit their definitions, down to each field’s name', (name) => {
    expect(rendered.get(name)?.flatMap((resource) => definitions.errorsIn(resource))).toEqual([]);
  });

  it('are there to be checked: of both operators, the edge, secrets and monitoring', () => {
    expect(new Set(all.map(typeOf)).size).toBeGreaterThanOrEqual(8);
  });

  it('are refused with a field that their definition does not name', () => {
    for (const resource of changed(({ spec, ...rest }) => ({ ...rest, spec: { ...(spec as object), misspelt: 1 } }))) {
      expect(definitions.errorsIn(resource)).toEqual([expect.stringMatching(/\/spec must NOT have.*"misspelt"/)]);
    }
  });

  it('are refused with a field’s name in another case, however deep it lies', () => {
    const text = JSON.stringify(all.find(({ kind }) => kind === 'HTTPRoute'));
    const route = JSON.parse(text.replaceAll('"backendRefs"', '"backendrefs"')) as CustomResource;
    expect(definitions.errorsIn(route)).toEqual([expect.stringMatching(/\/spec\/rules\/0 must NOT.*"backendrefs"/)]);
  });

  it('are refused with a value of another type', () => {
    for (const resource of changed((sound) => ({ ...sound, spec: 'text' }))) {
      expect(definitions.errorsIn(resource)).toEqual([expect.stringMatching(/\/spec must be object/)]);
    }
  });

  it('are refused when nothing defines their kind', () => {
    const unknown = changed((sound) => ({ ...sound, apiVersion: 'example.com/v1' }));
    expect(unknown.flatMap((resource) => definitions.errorsIn(resource)).length).toBe(unknown.length);
  });
});
