import { until } from '../node/wait';
import { ApiServer, type Answer } from './api-server';
import { BAD_OBJECTS } from './bad-objects';
import { pathOf } from './good-objects';
import type { Guard } from './guard';

/** For a question that changes nothing. */
export const DRY_RUN = '?dryRun=All';

/** An API server that is asked what it would admit. */
export class Admitting extends ApiServer {
  /** Whether it would take an object. */
  public create(object: object, namespace: string, groups?: readonly string[]): Promise<Answer> {
    return this.ask({ method: 'POST', path: `${pathOf(object, namespace)}${DRY_RUN}`, body: object, groups });
  }

  /** Puts up a release's guard. A policy takes a moment to work: waits until each refuses what it is there to refuse. */
  public async behind(guard: Guard): Promise<void> {
    await guard.putUp();
    const probes = guard.policies.flatMap(
      (policy) => BAD_OBJECTS.find((bad) => policy === `commerce-${bad.policy}`) ?? [],
    );
    await until('every policy at work', 120_000, async () => {
      const answers = await Promise.all(probes.map(({ object, namespace }) => this.create(object, namespace)));
      return answers.every(({ status }) => status >= 400) ? true : undefined;
    });
  }
}
