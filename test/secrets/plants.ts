import { createHash } from 'node:crypto';

/** Looks as if chance had made it, and is the same each time: bytes of a hash. */
const bytes = (seed: string, many: number): Buffer => createHash('sha512').update(seed).digest().subarray(0, many);
const base64 = (seed: string, many: number): string => bytes(seed, many).toString('base64');
const base64url = (seed: string, many: number): string => bytes(seed, many).toString('base64url');
const hexadecimal = (seed: string, many: number): string => bytes(seed, many).toString('hex');
const alphanumeric = (seed: string, many: number): string =>
  base64(seed, 64)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, many);

/** A secret that somebody leaves where it does not belong, put together here so that no file holds it. */
export interface Plant {
  readonly what: string;
  readonly value: string;
  readonly rule: string;
}

const plant = (what: string, rule: string, ...parts: string[]): Plant => ({ what, rule, value: parts.join('') });

/** One of each kind. */
export const PLANTS: readonly Plant[] = [
  plant('a private key', 'private key', '-----BEGIN ', 'PRIVATE KEY-----'),
  plant('a key of RSA', 'private key', '-----BEGIN RSA ', 'PRIVATE KEY-----'),
  plant('a key of OpenSSH', 'private key', '-----BEGIN OPENSSH ', 'PRIVATE KEY-----'),
  plant('an encrypted key', 'private key', '-----BEGIN ENCRYPTED ', 'PRIVATE KEY-----'),
  plant('a key of AWS', 'key of AWS', 'AK', 'IA', 'IOSFODNN7EXAMPLE'),
  plant('a passing key of AWS', 'key of AWS', 'AS', 'IA', 'IOSFODNN7EXAMPLE'),
  plant('the secret half of a key of AWS', 'entropy', base64('aws', 30)),
  plant('a token of GitHub', 'token of GitHub', 'gh', 'p_', alphanumeric('github', 36)),
  plant('a token of an app of GitHub', 'token of GitHub', 'gh', 's_', alphanumeric('app', 36)),
  plant('a fine-grained token of GitHub', 'token of GitHub', 'github_', 'pat_', alphanumeric('fine', 40)),
  plant('a token of GitLab', 'token of GitLab', 'glp', 'at-', alphanumeric('gitlab', 20)),
  plant('a token of Slack', 'token of Slack', 'xo', 'xb-', '1234567890-', alphanumeric('slack', 24)),
  plant('a token of Vault', 'token of Vault', 'hv', 's.', alphanumeric('vault', 24)),
  plant('a token of npm', 'token of npm', 'np', 'm_', alphanumeric('npm', 36)),
  plant('a key of Google', 'key of Google', 'AI', 'za', alphanumeric('google', 35)),
  plant('a key of Stripe', 'key of Stripe', 'sk_', 'live_', alphanumeric('stripe', 24)),
  plant(
    'a JSON Web Token',
    'JSON Web Token',
    'ey',
    'JhbGciOiJIUzI1NiJ9',
    '.eyJzdWIiOiJzaG9wIn0.',
    base64url('jwt', 32),
  ),
  plant(
    'a password in a URL',
    'password in a URL',
    'postgresql:',
    '//orders:',
    'hunter2',
    '@orders-database:5432/orders',
  ),
  plant('a password without a user', 'password in a URL', 'redis:', '//:', 'hunter2', '@cache:6379'),
  ...[20, 24, 32, 48, 64].map((length) => plant(`${length} letters and digits`, 'entropy', alphanumeric('a', length))),
  ...[16, 24, 32, 48].map((many) => plant(`${many} bytes in base64`, 'entropy', base64(`b${many}`, many))),
  ...[16, 24, 32, 48].map((many) => plant(`${many} bytes for URLs`, 'entropy', base64url(`u${many}`, many))),
  ...[10, 16, 20, 24, 32].map((many) => plant(`${many} bytes as digits`, 'entropy', hexadecimal(`h${many}`, many))),
  plant('a digest without its name', 'entropy', hexadecimal('digest', 32)),
];

/** How it is left there. */
export const CARRIERS: { readonly [carrier: string]: (value: string) => string } = {
  'a variable of a manifest': (value) => `env:\n  - name: MODE\n    value: ${JSON.stringify(value)}\n`,
  'a file in a ConfigMap': (value) => `data:\n  shop.conf: |\n    mode = ${value}\n`,
  'values of a chart': (value) => `commerce:\n  cart:\n    mode: ${value}\n`,
  'the schema of values': (value) => JSON.stringify({ properties: { mode: { default: value } } }),
  'values of a release in Terraform': (value) => JSON.stringify({ values: [JSON.stringify({ mode: value })] }),
  'a line of docs': (value) => `Set \`mode\` to \`${value}\`, as in production.`,
  'a line of code': (value) => `const mode = '${value}';`,
};

/** Not written out, so that this file is no such Secret itself. */
const KIND = 'Secret';

const secret = (field: string, value: string) =>
  `apiVersion: v1\nkind: ${KIND}\nmetadata:\n  name: a\n${field}:\n  key: ${value}\n`;

/** Secrets as objects, whose values may look like anything. */
export const SECRET_OBJECTS: { readonly [what: string]: string } = {
  'data in YAML': secret('data', 'aHVudGVyMg=='),
  'stringData in YAML': secret('stringData', 'hunter2'),
  'stringData after another object': `kind: ConfigMap\ndata:\n  a: b\n---\n${secret('stringData', '"hunter2"')}`,
  'its value before its kind': `stringData:\n  key: hunter2\nkind: ${KIND}\n`,
  'in JSON': JSON.stringify({ kind: KIND, stringData: { key: 'hunter2' } }),
  'in JSON over lines': JSON.stringify({ kind: KIND, data: { key: 'aHVudGVyMg==' } }, undefined, 2),
  'in the values of a release': JSON.stringify({
    values: [
      JSON.stringify({ extraManifests: [{ kind: KIND, metadata: { name: 'a' }, data: { key: 'aHVudGVyMg==' } }] }),
    ],
  }),
  'in code': `const secret = { kind: '${KIND}', stringData: { key: 'hunter2' } };`,
};

/** What is no value, and must not be found. */
export const HARMLESS: { readonly [what: string]: string } = {
  'a Secret that a chart fills': `kind: ${KIND}\ndata:\n  key: {{ randAlphaNum 48 | b64enc }}\n`,
  'a Secret that an ExternalSecret fills': `kind: ExternalSecret\nspec:\n  data:\n    - secretKey: key\n`,
  'a Secret without values': `kind: ${KIND}\nmetadata:\n  name: a\ndata: {}\n`,
  'a reference': 'valueFrom:\n  secretKeyRef:\n    name: orders-database\n    key: password\n',
  'a URL whose password the kubelet fills in': 'redis://:$(CACHE_PASSWORD)@cache:6379',
  'a URL whose password a shell fills in': 'postgresql://orders:${PASSWORD}@orders-database/orders',
  'a place for a password': 'postgresql://orders:<password>@orders-database/orders',
  'a long path': 'constructs/policy/secrets/secret-store-provider',
  'a policy’s name': 'payments-database-8000-from-cloudnative-pg.cnpg-system',
  'a public key': ['-----BEGIN', ' PUBLIC KEY-----'].join(''),
};
