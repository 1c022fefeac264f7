import { ApiServer } from '../cluster/api-server';
import { Guard } from '../cluster/guard';
import { live } from '../cluster/live';
import { provideNeeds, withdrawNeeds } from '../cluster/needs';
import { Release } from '../cluster/release';
import { putUpStanding, takeDownStanding } from '../cluster/standing-objects';
import { production } from '../../stacks/environments/production';

/** Does something with an API server on which the zones stand, with the objects that admission is asked about. */
export async function onApiServer<T>(act: (server: ApiServer) => Promise<T>): Promise<T> {
  if (!process.env.KUBECONFIG) {
    throw new Error('KUBECONFIG must name the kubeconfig file of a control plane that may be filled and emptied');
  }
  const others = (await live('validatingadmissionpolicies')).filter(({ metadata }) => !/^mutant-/.test(metadata.name));
  if (others.length > 0) {
    throw new Error(`admission policies stand in the way: ${others.map(({ metadata }) => metadata.name).join(', ')}`);
  }
  const release = new Release(production);
  const guard = new Guard(release);
  const server = new ApiServer();
  await server.start();
  try {
    await provideNeeds();
    await guard.makeZones();
    await putUpStanding(release.namespaces);
    return await act(server);
  } finally {
    await takeDownStanding(release.namespaces);
    await guard.takeDown();
    await withdrawNeeds();
    server.stop();
  }
}
