import { Heartbeat } from './heartbeat';
import { provideNeeds, withdrawNeeds } from './needs';
import { isControlPlane } from './setup';

/**
 * Tests for the simulated control plane, with what the platform takes for granted on it. On another cluster they are
 * skipped: other-cluster.test.ts says what is tried there.
 */
export function onControlPlane(name: string, tests: () => void): void {
  (isControlPlane() ? describe : describe.skip)(name, () => {
    const heartbeat = new Heartbeat();

    beforeAll(async () => {
      await provideNeeds();
      await heartbeat.start();
    });

    afterAll(async () => {
      await heartbeat.stop();
      await withdrawNeeds();
    });

    tests();
  });
}
