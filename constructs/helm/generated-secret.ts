import type { SecretRef } from '../core/secret-ref';
import { secretType } from '../core/secret-type';

/** A Secret that the chart fills by chance where it is missing: for environments without a store of secrets. */
export interface GeneratedSecret {
  /** Namespace of the Secret. */
  readonly namespace: string;
  /** Its name and its keys. */
  readonly secret: SecretRef;
}

/** `templates/secrets.yaml`. No value stands in it: each is made in the cluster at the first installation. */
export function secretsFile(chart: string, secrets: readonly GeneratedSecret[]): string {
  return secrets
    .map(({ namespace, secret }) => {
      const keys = secret.keys.map((key) => JSON.stringify(key)).join(' ');
      const named = `"namespace" ${JSON.stringify(namespace)} "name" ${JSON.stringify(secret.name)}`;
      const facts = `${named} "type" ${JSON.stringify(secretType(secret))} "keys" (list ${keys})`;
      return `{{ include "${chart}.generatedSecret" (dict ${facts}) }}\n`;
    })
    .join('---\n');
}
