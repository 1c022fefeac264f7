import { join } from 'path';
import { renderManifests } from '../src/render';
import { replaceFolder } from '../src/write';
import { ENVIRONMENTS } from '../stacks/environments';

/** What `npm run synth` would be without Helm charts. */
const rendered = ENVIRONMENTS.map((environment) => ({ environment, files: renderManifests(environment) }));
for (const { environment, files } of rendered) {
  replaceFolder(join(process.env.CDK8S_OUTDIR ?? 'dist', environment.name), files);
}
