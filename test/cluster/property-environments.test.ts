import { attempt, kubectl } from './kubectl';
import { provideNeeds, withdrawNeeds } from './needs';
import { asList, Release } from './release';
import { isControlPlane } from './setup';
import { ENVIRONMENTS } from '../../stacks/environments';
import { OTHER_ENVIRONMENT } from '../properties/environments';
import { outcomeOf, runs } from '../properties/outcome';
import fc, { SEED } from '../chance';

/** Environments that are tried; PROPERTIES_RUNS makes a longer run, PROPERTIES_SEED another one. */
const RUNS = runs(300);

/** Where there is no simulated control plane, there may be no definitions of the custom resources either. */
const onControlPlane = isControlPlane() ? describe : describe.skip;

onControlPlane(`an environment with values of another one (seed ${SEED})`, () => {
  const shipped = ENVIRONMENTS.map((environment) => new Release(environment));
  const namespaces = shipped[0]?.objects.filter(({ kind }) => kind === 'Namespace') ?? [];
  const known = new Set(shipped.flatMap(({ objects }) => objects.map((object) => JSON.stringify(object))));

  beforeAll(async () => {
    await provideNeeds();
    await kubectl(['apply', '-f', '-'], asList(namespaces));
  });

  afterAll(async () => {
    await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(namespaces));
    await withdrawNeeds();
  });

  it('is refused at synth, or all that is new in it is taken by the API server', async () => {
    const samples = fc.sample(OTHER_ENVIRONMENT, { numRuns: RUNS });
    const tried = samples.map((sample) => ({ ...sample, outcome: outcomeOf(() => new Release(sample.environment)) }));
    const taken = tried.flatMap(({ name, changes, outcome }) =>
      'made' in outcome ? [{ name, changes, objects: outcome.made.objects }] : [],
    );
    expect(taken.length).toBeGreaterThan(RUNS / 10);
    const complaints = [];
    for (const { name, changes, objects } of taken) {
      const fresh = objects.filter((object) => !known.has(JSON.stringify(object)));
      fresh.forEach((object) => known.add(JSON.stringify(object)));
      const complaint = await complaintAbout(fresh);
      if (complaint !== '') complaints.push(`${name} with ${fc.stringify(changes)}: ${complaint}`);
    }
    expect(complaints).toEqual([]);
  });
});

async function complaintAbout(objects: readonly object[]): Promise<string> {
  if (objects.length === 0) return '';
  return (await attempt(['apply', '--dry-run=server', '--validate=strict', '-f', '-'], asList(objects))).stderr;
}
