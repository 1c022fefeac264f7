import { UNDECLARED } from './mesh-reach';
import { meshOf, meshWays } from './mesh-rules';
import { PLATFORMS, title, type Manifest } from '../stacks/manifests';

const ISTIO = 'istio.io/v1';

const MESHED = PLATFORMS.filter(({ environment }) => environment.mesh !== undefined);

test('production has the mesh, the others have nothing of it', () => {
  expect(MESHED.map(({ name }) => name)).toEqual(['production']);
  const others = PLATFORMS.filter(({ environment }) => environment.mesh === undefined);
  const meshed = others.flatMap(({ objects }) => objects).filter(isMeshed);
  expect(meshed.map(title)).toEqual([]);
});

describe.each(MESHED)('the mesh of $name', ({ environment, objects }) => {
  const reach = meshOf(objects);
  const { openings, plain, outside, letIn, unscoped } = meshWays({ environment, objects });

  test('covers every pod of ours but the agents of the nodes', () => {
    expect(reach.pods.filter(({ sidecar }) => !sidecar).map(({ name }) => name)).toEqual(['agents/node-agent']);
    expect(reach.meshed.length).toBeGreaterThan(20);
  });

  test('lets in what was declared: nothing more, nothing less', () => {
    expect(openings.found).toEqual(openings.stated);
  });

  test('lets in the same when the other colour serves', () => {
    const promoted = objects.map((object) =>
      object.kind === 'Service'
        ? (JSON.parse(JSON.stringify(object).replaceAll('"color":"blue"', '"color":"green"')) as typeof object)
        : object,
    );
    const colourless = (lines: readonly string[]) => sorted(lines.map((line) => line.replaceAll(/-(blue|green)/g, '')));
    const after = meshOf(promoted).openings;
    expect(after).not.toEqual(reach.openings);
    expect(colourless(after)).toEqual(colourless(reach.openings));
  });

  test('is strict on every port but those that callers without a sidecar were stated for', () => {
    expect(plain.found).toEqual(plain.stated);
    expect(reach.modes.filter((line) => line.endsWith(`${UNDECLARED} STRICT`))).toHaveLength(reach.meshed.length);
  });

  test('knows outside what was declared, and the DNS: nothing more, nothing less', () => {
    expect(outside.found).toEqual(outside.stated);
  });

  test('is the same where one side alone is asked: policies of callees do not rely on scopes of callers', () => {
    expect(letIn.found).toEqual(letIn.stated);
    expect(unscoped.found).toEqual(unscoped.stated);
  });

  test('gives each exception a reason, and no reason without one', () => {
    const reasons = objects
      .filter(({ apiVersion }) => apiVersion.endsWith(ISTIO) || apiVersion.startsWith('security.istio.io'))
      .filter(({ metadata }) => metadata.annotations?.['cdk8s-commerce/plaintext'] !== undefined);
    const loosened = objects.filter(
      (object) =>
        (object.kind === 'AuthorizationPolicy' && JSON.stringify(object.spec).includes('notPrincipals')) ||
        (object.kind === 'PeerAuthentication' && JSON.stringify(object.spec).includes('PERMISSIVE')),
    );
    expect(reasons.map(title)).toEqual(loosened.map(title));
  });

  const own = objects.filter(({ apiVersion }) => apiVersion.includes('istio.io/'));
  test.each(own.map((object) => [title(object), object] as const))('is another one without %s', (_, object) => {
    // What is read on a port that is wholly open anyway is tried without that opening.
    const others = objects.filter((other) => !isWider(other, object));
    const [before, after] = [others, others.filter((other) => other !== object)].map((left) => {
      const { openings, modes, outside } = meshOf(left);
      return [openings, modes, outside];
    });
    expect(after).not.toEqual(before);
  });
});

/** Whether an object is the mesh's own, or speaks to its injector. */
function isMeshed(object: Manifest): boolean {
  return object.apiVersion.includes('istio.io/') || JSON.stringify(object).includes('sidecar.istio.io');
}

/** Whether a policy opens to callers without a sidecar all of a port on which another one lets them read. */
function isWider(other: Manifest, policy: Manifest): boolean {
  const [whole, part] = [other, policy].map(({ spec }) => JSON.stringify(spec));
  return (
    other !== policy &&
    other.metadata.namespace === policy.metadata.namespace &&
    whole !== undefined &&
    whole.includes('notPrincipals') &&
    part?.replace(/,"methods":.*?\],"paths":.*?\]/, '') === whole
  );
}

function sorted(lines: readonly string[]): string[] {
  return [...new Set(lines)].sort();
}
