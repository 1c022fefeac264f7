import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chart, Testing } from 'cdk8s';
import { PLANTS } from './plants';
import { Binding, Connection, HelmChart, SecretRef, StatelessService, type SecretRefProps } from '../../constructs';
import { CommerceError } from '../../constructs/core/errors';
import { checkEnvironment } from '../../stacks/environments/check';
import type { Environment } from '../../stacks/environments/environment';
import { production } from '../../stacks/environments/production';
import { RESOURCES, server } from '../constructs/samples';
import { refused } from '../stacks/refused';

const ROOT = join(__dirname, '..', '..');

/** The value of a secret, which must come out nowhere. */
const MARK = 'hunter2xq7';

/** Variables in which programs of this field expect secrets. */
const VARIABLES = [
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'ARM_CLIENT_SECRET',
  'AZURE_CLIENT_SECRET',
  'GOOGLE_CREDENTIALS',
  'KUBE_TOKEN',
  'VAULT_TOKEN',
  'GITHUB_TOKEN',
  'NPM_TOKEN',
  'NODE_AUTH_TOKEN',
  'DATABASE_PASSWORD',
  'PGPASSWORD',
  'REDIS_PASSWORD',
  'TF_VAR_password',
  'TF_TOKEN_app_terraform_io',
  'HELM_KUBETOKEN',
  'orders-database',
  'ordersDatabase',
];

/** Files in a home in which they keep them. */
const FILES = [
  '.aws/credentials',
  '.azure/accessTokens.json',
  '.kube/config',
  '.npmrc',
  '.vault-token',
  '.netrc',
  '.pgpass',
];

describe('what the machine knows', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'commerce-secrets-'));
    for (const file of FILES) {
      mkdirSync(join(folder, 'home', file, '..'), { recursive: true });
      writeFileSync(join(folder, 'home', file), `password=${MARK}\n`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(['main.ts', 'cdktf.ts', 'secrets.ts', 'capacity.ts'])('does not come out of src/%s', (program) => {
    const out = join(folder, program);
    const ended = spawnSync(process.execPath, ['src/run.js', `src/${program}`], {
      cwd: ROOT,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(VARIABLES.map((name) => [name, MARK])),
        HOME: join(folder, 'home'),
        KUBECONFIG: join(folder, 'home', '.kube/config'),
        CDK8S_OUTDIR: out,
        CDKTF_OUTDIR: out,
        CHECKPOINT_DISABLE: '1',
        CI: '1',
      },
    });
    expect(ended.status).toBe(0);
    const files = filesIn(out);
    expect(files.length > 0).toBe(program === 'main.ts' || program === 'cdktf.ts');
    expect([ended.stdout, ended.stderr, ...files.map((file) => readFileSync(file, 'utf8'))].join('\n')).not.toContain(
      MARK,
    );
  });
});

describe('what an environment’s values hold', () => {
  const forms = PLANTS.filter(({ rule }) => rule !== 'entropy' && !/npm/.test(rule));
  const places = leaves(production);

  test.each(forms)('$what is refused wherever it stands, and is not repeated', ({ value }) => {
    expect(places.length).toBeGreaterThan(200);
    for (const place of places) {
      const [message, codes] = refusal(replaced(production, place, `${value} ${MARK}`) as Environment);
      const named = place.join('.') === 'name' ? 'environment' : 'production';
      expect(message).toContain(`LITERAL_SECRET [${named}.${place.join('.')}] `);
      expect(message).not.toContain(value);
      expect(codes).toEqual(['LITERAL_SECRET']);
    }
  });
});

describe('what the library is given', () => {
  const chartOf = (secret: SecretRef): Chart => {
    const chart = new Chart(Testing.app(), 'shop', { namespace: 'shop' });
    const application = server({ variables: { PASSWORD: Binding.secret('store', 'password') } });
    new StatelessService(chart, 'web', {
      application,
      sizing: { resources: RESOURCES },
      roles: { store: Connection.secretOnly(secret) },
    });
    return chart;
  };
  const props: SecretRefProps = { name: 'store', keys: ['password'], version: '1' };

  test('a reference takes no value: manifests and chart name the Secret, its key and its version', () => {
    const secret = SecretRef.of({ ...props, value: MARK, data: { password: MARK } } as SecretRefProps);
    expect(Object.keys(secret).sort()).toEqual(['keys', 'name', 'version']);
    const chart = chartOf(secret);
    const facts = { name: 'shop', version: '0.1.0', appVersion: '1.0.0', description: 'A shop', charts: [chart] };
    const texts = JSON.stringify([chart.toJson(), HelmChart.of(facts).files]);
    expect(texts).toContain('secretKeyRef');
    expect(texts).not.toContain(MARK);
  });

  test.each(['name', 'keys', 'version'] as const)(
    'a value in place of a reference’s %s is refused, and not repeated',
    (field) => {
      const value = ['ghp', `${MARK}${'a'.repeat(36)}`].join('_');
      const given = { ...props, [field]: field === 'keys' ? [`${value}!`] : value };
      expect(() => SecretRef.of(given)).toThrow(CommerceError);
      expect(() => SecretRef.of(given)).not.toThrow(MARK);
    },
  );
});

function refusal(environment: Environment): readonly [message: string, codes: string[]] {
  const error = refused(() => {
    checkEnvironment(environment);
  });
  return [error?.message ?? '', error?.issues.map(({ code }) => code) ?? []];
}

/** Where text stands in a value. */
function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value === 'string') {
    return [path];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [];
}

/** A copy with another text in one place. */
function replaced(value: unknown, [key, ...rest]: readonly string[], text: string): unknown {
  if (key === undefined) {
    return text;
  }
  if (Array.isArray(value)) {
    return value.map((inner: unknown, index) => (String(index) === key ? replaced(inner, rest, text) : inner));
  }
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replaced(fields[key], rest, text) };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => statSync(path).isFile());
  } catch {
    return [];
  }
}
