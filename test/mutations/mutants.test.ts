import { OFFLINE_CHECKS } from './checks';
import { EQUIVALENTS } from './equivalent';
import { left, mutantsOf, type Mutant } from './mutant';
import { pathsIn, valueAt, written } from './paths';
import { reportOf } from './report';
import { NO_RULES, TAKEABLE } from './takeable';
import { judge } from './verdict';
import type { Check } from '../stacks/check';
import { PLATFORMS } from '../stacks/manifests';

const [development] = PLATFORMS;
if (development === undefined) throw new Error('no environment');

/** Every place in a value: the paths to whatever is neither a list nor an object, and to what is empty. */
function places(value: unknown, path = ''): string[] {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return parts.length === 0
    ? [`${path}=${JSON.stringify(value)}`]
    : parts.flatMap(([key, one]) => places(one, `${path}/${Array.isArray(value) ? '' : key}`));
}

function lacking(all: readonly string[], some: readonly string[]): string[] {
  const rest = [...some];
  return all.filter((one) => {
    const found = rest.indexOf(one);
    if (found >= 0) rest.splice(found, 1);
    return found < 0;
  });
}

describe('what is taken away', () => {
  test('is known of every kind of objects: what is a rule in it, or that nothing is', () => {
    const kinds = PLATFORMS.flatMap(({ objects }) => objects.map(({ kind }) => kind));
    const unknown = [...new Set(kinds)].filter((kind) => !(kind in TAKEABLE) && !NO_RULES.includes(kind));
    expect(unknown).toEqual([]);
    expect([...Object.keys(TAKEABLE), ...NO_RULES].filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  test('is there, of every kind and by every pattern', () => {
    const all = PLATFORMS.flatMap(({ objects }) => objects);
    const unused = Object.entries(TAKEABLE).flatMap(([kind, { parts }]) =>
      parts.filter((part) => !all.some((object) => object.kind === kind && pathsIn(object, part).length > 0)),
    );
    expect(unused).toEqual([]);
  });

  test.each(PLATFORMS)('is one thing and nothing else, in $name', ({ objects }) => {
    const mutants = mutantsOf(objects).filter(({ path }) => path !== undefined);
    expect(mutants.length).toBeGreaterThan(500);
    const wrong = mutants.filter((mutant) => {
      const rest = left(mutant);
      const before = places(mutant.object);
      const taken = places(valueAt(mutant.object, mutant.path ?? []));
      const gone = lacking(before, places(rest));
      // An emptied list or object is what remains of the one that held it.
      const come = lacking(places(rest), before).filter((one) => !/=(\[\]|\{\})$/.test(one));
      return gone.length !== taken.length || come.length > 0;
    });
    expect(wrong.map(({ path = [] }) => written(path))).toEqual([]);
  });

  test('is nothing that stands there twice', () => {
    const keys = mutantsOf(development.objects).map(
      ({ object, path = [] }) => `${object.kind} ${object.metadata.namespace} ${object.metadata.name} ${written(path)}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leaves the object alone', () => {
    const policy = {
      apiVersion: 'v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'x' },
      spec: { policyTypes: ['A', 'B'] },
    };
    const before = JSON.stringify(policy);
    const rests = mutantsOf([policy]).map((mutant) => JSON.stringify(left(mutant)?.spec));
    expect(rests).toEqual([undefined, '{"policyTypes":["B"]}', '{"policyTypes":["A"]}']);
    expect(JSON.stringify(policy)).toBe(before);
  });
});

describe('the run', () => {
  const quotas = mutantsOf(development.objects).filter(({ object }) => object.kind === 'ResourceQuota');
  const run = (checks: readonly Check[], mutants: readonly Mutant[] = quotas) =>
    reportOf(
      mutants.map((mutant) => ({ ...judge(mutant, development, checks), environment: 'development' })),
      [],
    );

  test('the rules hold as long as nothing is taken away', () => {
    expect(OFFLINE_CHECKS.flatMap(({ broken }) => broken(development))).toEqual([]);
  });

  test('is sound where everything is missed', () => {
    const { sound, lines } = run(OFFLINE_CHECKS);
    expect(lines.at(-1)).toMatch(/^all +24 +24 +100 %$/);
    expect(sound).toBe(true);
  });

  test('says what a weak check lets go, and is not sound', () => {
    const weak = { rule: 'there are four', reads: ['ResourceQuota'] };
    const broken: Check['broken'] = ({ objects }) =>
      objects.filter(({ kind }) => kind === 'ResourceQuota').length < 4 ? ['fewer'] : [];
    const { sound, lines } = run([{ ...weak, broken }]);
    expect(sound).toBe(false);
    expect(lines).toContain("nobody misses ResourceQuota vault/zone: spec.hard['limits.cpu'] (development)");
    expect(lines.at(-1)).toMatch(/^all +24 +4 +16\.6 %$/);
  });

  test('is not sound where nothing was taken away, or where an entry excuses nothing', () => {
    expect(run(OFFLINE_CHECKS, []).sound).toBe(false);
    const verdicts = quotas.map((mutant) => ({ mutant, caughtBy: 'a rule', environment: 'development' }));
    const { sound, lines } = reportOf(verdicts, EQUIVALENTS.slice(0, 1));
    expect(sound).toBe(false);
    expect(lines[0]).toMatch(/^nothing fits this entry/);
  });

  test('a rule that can no longer be asked misses what was taken away', () => {
    const broken = (): never => {
      throw new Error('no pods are there');
    };
    expect(run([{ rule: 'any', reads: ['ResourceQuota'], broken }]).sound).toBe(true);
  });
});
