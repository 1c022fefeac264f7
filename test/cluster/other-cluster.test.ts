import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { available } from './availability';
import { Heartbeat } from './heartbeat';
import { kubectl } from './kubectl';
import { apply, clear, refuseForeign } from './lifecycle';
import { title } from './live';
import { asList, Manifest, Release } from './release';
import { isControlPlane } from './setup';
import { ENVIRONMENTS } from '../../stacks/environments';

const ROOT = resolve(__dirname, '../..');
const MINUTES = 60_000;

/** On the simulated control plane these are skipped: control-plane.test.ts tries more. */
const onAnyOther = isControlPlane() ? describe.skip : describe;

onAnyOther('on a cluster that is not simulated', () => {
  const heartbeat = new Heartbeat(); // idle, unless a simulated cluster plays the other

  beforeAll(() => heartbeat.start());
  afterAll(() => heartbeat.stop());

  describe.each(ENVIRONMENTS)('$name', (environment) => {
    const release = new Release(environment);
    const namespaces = release.objects.filter(({ kind }) => kind === 'Namespace');
    let foreign = true;

    beforeAll(async () => {
      await refuseForeign(release);
      foreign = false;
      await kubectl(['apply', '--validate=strict', '-f', '-'], asList(namespaces));
    });

    afterAll(async () => {
      if (!foreign) await clear(release);
    });

    if (environment.name === 'development') {
      it('applies without a warning and becomes available, once its Secrets are made', async () => {
        await kubectl(['create', '-f', '-'], await generatedSecrets(environment.name));
        expect(await apply(release)).toBe('');
        await available(release, 20 * MINUTES);
      });
    } else {
      it('would be taken by the API server, with strict field validation and without a warning', async () => {
        const known = await knownKinds();
        const [tried, left] = divide(release.objects, ({ apiVersion, kind }) => known.has(`${apiVersion}/${kind}`));
        const flags = ['apply', '--validate=strict', '--dry-run=server', '-f', '-'];
        expect((await kubectl(flags, asList(tried))).stderr).toBe('');
        if (left.length > 0) {
          process.stderr.write(`not tried, as this cluster has no such kinds: ${left.map(title).join(', ')}\n`);
        }
      });
    }
  });
});

async function generatedSecrets(environment: string): Promise<string> {
  const args = ['run', '--silent', 'secrets', '--', environment];
  return (await promisify(execFile)('npm', args, { cwd: ROOT })).stdout;
}

/** What the cluster has, as `apps/v1/Deployment`. */
async function knownKinds(): Promise<Set<string>> {
  const lines = (await kubectl(['api-resources', '--no-headers'])).stdout.trim().split('\n');
  const columns = lines.map((line) => line.trim().split(/\s+/)); // NAME [SHORTNAMES] APIVERSION NAMESPACED KIND
  return new Set(columns.map((parts) => `${parts.at(-3) ?? ''}/${parts.at(-1) ?? ''}`));
}

function divide(objects: readonly Manifest[], test: (object: Manifest) => boolean): [Manifest[], Manifest[]] {
  return [objects.filter(test), objects.filter((object) => !test(object))];
}
