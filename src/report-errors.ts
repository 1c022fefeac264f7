import { CommerceError } from '../constructs/core/errors';

/** Runs a program; bad input ends it with its message alone, anything else with its trace. */
export function reportingErrors(run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof CommerceError)) {
      throw error;
    }
    console.error(error.message);
    process.exitCode = 1;
  }
}
