import { ADMISSION_KINDS, judgeAdmission } from './admission';
import { OFFLINE_CHECKS } from './checks';
import { mutantsOf } from './mutant';
import { reportOf, type Placed } from './report';
import { onApiServer } from './server';
import { judge } from './verdict';
import { PLATFORMS } from '../stacks/manifests';

/**
 * Takes each policy, role and rule of every environment away in turn, and asks the project's own tests whether they miss it.
 * Ends with 1 where one is not missed. What the API server has to be asked needs KUBECONFIG, a control plane of
 * ../shared/tools/cluster.
 */
async function main(): Promise<void> {
  const offline = PLATFORMS.flatMap((platform) =>
    mutantsOf(platform.objects)
      .filter(({ object }) => !ADMISSION_KINDS.includes(object.kind))
      .map((mutant) => ({ ...judge(mutant, platform, OFFLINE_CHECKS), environment: platform.name })),
  );
  console.log(`${offline.length} judged by reading`);
  const asked = await onApiServer((server) => judgeAdmission(server, PLATFORMS));
  const { lines, sound } = reportOf([...offline, ...asked.map(placed)]);
  lines.forEach((line) => console.log(line));
  process.exitCode = sound ? 0 : 1;
}

function placed(verdict: Omit<Placed, 'environment'>): Placed {
  const where = PLATFORMS.find(({ objects }) => objects.includes(verdict.mutant.object));
  return { ...verdict, environment: where?.name ?? '' };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
