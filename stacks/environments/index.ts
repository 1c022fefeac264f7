import { development } from './development';
import type { Environment } from './environment';
import { production } from './production';
import { staging } from './staging';
import { refuse, shown } from '../../constructs/core/errors';

/** The environments, in the order in which a change travels. */
export const ENVIRONMENTS: readonly Environment[] = [development, staging, production];

/** Finds an environment by its name, or lists the ones there are. */
export function environmentNamed(name: string): Environment {
  return (
    ENVIRONMENTS.find((environment) => environment.name === name) ??
    refuse({
      code: 'ENVIRONMENT_UNKNOWN',
      place: 'environments',
      expected: `an environment must be one of ${ENVIRONMENTS.map((environment) => environment.name).join(', ')}`,
      got: shown(name),
      example: 'npm run synth -- production',
    })
  );
}
