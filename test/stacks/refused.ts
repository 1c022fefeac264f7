import { CommerceError } from '../../constructs/core/errors';
import { checkEnvironment } from '../../stacks/environments/check';
import type { Environment } from '../../stacks/environments/environment';

/** With which error a run is refused; nothing where it is not. Any other error is none of the platform's, and stays one. */
export function refused(run: () => unknown): CommerceError | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof CommerceError) {
      return error;
    }
    throw error;
  }
  return undefined;
}

/** What an environment is refused for: each line of the message. */
export function refusal(environment: Environment): string[] {
  return (
    refused(() => {
      checkEnvironment(environment);
    })?.message.split('\n') ?? []
  );
}
