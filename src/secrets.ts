import { randomBytes } from 'crypto';
import { Yaml } from 'cdk8s';
import { environmentNamed } from '../stacks/environments';
import { secretType } from '../constructs/core/secret-type';
import { secretPlaces } from '../stacks/secrets';
import { reportingErrors } from './report-errors';

/** Bytes of chance in a generated value: written as twice as many hexadecimal digits, which fit into URLs and files. */
const BYTES = 24;

/**
 * Writes the Secrets of an environment to standard output, each value made by chance on the way to the cluster:
 * `npm run --silent secrets -- development | kubectl create -f -`. Nothing is kept; `create` refuses to replace.
 */
function main([name = 'development']: readonly string[]): void {
  const objects = secretPlaces(environmentNamed(name)).map(({ secret, zone }) => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: secret.name, namespace: zone },
    type: secretType(secret),
    stringData: Object.fromEntries(secret.keys.map((key) => [key, randomBytes(BYTES).toString('hex')])),
  }));
  process.stdout.write(Yaml.stringify(...objects));
}

reportingErrors(() => main(process.argv.slice(2)));
