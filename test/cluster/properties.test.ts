import '../properties/calm';
import { attempt, kubectl } from './kubectl';
import { provideNeeds, withdrawNeeds } from './needs';
import { asList } from './release';
import { isControlPlane } from './setup';
import { podsIn, ZONES } from './property-pods';
import { plainYaml } from '../../constructs/helm/plain-yaml';
import { KINDS } from '../properties/kinds';
import { manifestsOf, runs, type Manifests } from '../properties/outcome';
import { until } from '../node/wait';
import fc, { SEED } from '../chance';

/** Settings of each kind; PROPERTIES_RUNS makes a longer run, PROPERTIES_SEED another one. */
const RUNS = runs(40);

const DRY_RUN = ['create', '--dry-run=server', '--validate=strict', '-f', '-'];

/** Where there is no simulated control plane, there may be no definitions of the custom resources either. */
const onControlPlane = isControlPlane() ? describe : describe.skip;

onControlPlane(`what the library takes, the API server takes too (seed ${SEED})`, () => {
  beforeAll(async () => {
    await provideNeeds();
    await kubectl(['apply', '-f', '-'], asList(ZONES));
    await until('every zone has its account', 60_000, async () => {
      const names = ZONES.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
      const found = await Promise.all(names.map((name) => attempt(['get', 'serviceaccount', 'default', '-n', name])));
      return found.every(({ succeeded }) => succeeded) ? true : undefined;
    });
  });

  afterAll(async () => {
    await kubectl(['delete', '--ignore-not-found', '-f', '-'], asList(ZONES));
    await withdrawNeeds();
  });

  test.each(KINDS)('%s', async (_name, { fills }) => {
    const samples = fc.sample(fills, { numRuns: RUNS }).map((fill) => ({ fill, outcome: manifestsOf(fill) }));
    const taken = samples.flatMap(({ fill, outcome }) => ('made' in outcome ? [{ fill, made: outcome.made }] : []));
    expect(taken.length).toBeGreaterThan(RUNS / 10);
    const complaints = await complaintsAbout(taken.map(({ made }) => made));
    if (complaints === '') return;
    for (const { fill, made } of taken) {
      const complaint = await complaintsAbout([made]);
      if (complaint !== '') throw new Error(`${complaint}\n${fc.stringify(fill)}`);
    }
    throw new Error(complaints);
  });
});

/** A zone's own objects lie in a namespace that a dry run does not make. */
const OTHER_NAMESPACE = /^ {2}namespace: (?!properties$|elsewhere$|agents$).*$/gm;

/** What the API server has against these objects, or against the pods that controllers would make of them. */
async function complaintsAbout(all: readonly Manifests[]): Promise<string> {
  const pods = all.flatMap(({ objects }) => podsIn(objects));
  const texts = [...all.map(({ text }) => text), plainYaml(pods)].filter((text) => text !== '');
  if (texts.length === 0) return '';
  return (await attempt(DRY_RUN, texts.join('\n---\n').replace(OTHER_NAMESPACE, '  namespace: bare'))).stderr;
}
