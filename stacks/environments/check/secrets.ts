import type { Environment } from '../environment';
import { checkNoSecret } from '../../../constructs/core/literal-secret';
import { secretFormat } from '../../../constructs/core/secret-formats';
import { CommerceError, type Issue } from '../../../constructs/core/errors';

/** Refuses values of secrets anywhere in an environment: before any other check, whose message might repeat them. */
export function checkNoSecrets(environment: Environment): void {
  const name: unknown = (environment as Partial<Environment> | undefined)?.name;
  const issues = secretIssues(
    environment,
    typeof name === 'string' && secretFormat(name) === undefined ? name : 'environment',
  );
  if (issues.length > 0) {
    throw new CommerceError(issues);
  }
}

function secretIssues(value: unknown, place: string): Issue[] {
  if (typeof value === 'string') {
    return issuesOf(value, place);
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]) => [
    ...issuesOf(key, place),
    ...secretIssues(inner, `${place}.${key}`),
  ]);
}

function issuesOf(text: string, place: string): Issue[] {
  try {
    checkNoSecret(text, place);
    return [];
  } catch (error) {
    if (error instanceof CommerceError) {
      return [...error.issues];
    }
    throw error;
  }
}
