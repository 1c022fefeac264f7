import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { checkovFindings, kubeScoreFindings } from './findings';
import type { Linter } from '../../constructs/policy/exemptions/exemption';
import { exemptionsOf } from '../../constructs/policy/exemptions/annotations';
import type { FinishedObject } from '../../constructs/policy/pass/objects';
import { renderManifests, type RenderedFile } from '../../src/render';
import { ENVIRONMENTS, environmentNamed } from '../../stacks/environments';
import type { Environment } from '../../stacks/environments/environment';
import { BEHIND_INGRESS } from '../stacks/ingress-edge';
import { unused } from '../stacks/linter-rules/used';
import { manifestsOf } from '../stacks/manifests';

const work = mkdtempSync(join(tmpdir(), 'commerce-linters-'));

const CHECKOV_EXEMPTION = /^ +checkov\.io\/skip\d+: .*\n/gm;

/** What is linted: the environments, and the edge that none of them has. */
const LINTED: ReadonlyMap<string, Environment> = new Map([
  ...ENVIRONMENTS.map((environment) => [environment.name, environment] as const),
  ['behind-ingress', BEHIND_INGRESS],
]);

const NAMES = [...LINTED.keys()];

/** The environments' manifests, and without Checkov's exemptions, for it has no switch to overlook them. */
const FILES = new Map(
  [...LINTED].map(([name, environment]) => {
    const texts = renderManifests(environment);
    write(`${name}-bare`, texts, (text) => text.replace(CHECKOV_EXEMPTION, ''));
    return [name, write(name, texts, (text) => text)] as const;
  }),
);

function write(folder: string, texts: readonly RenderedFile[], map: (text: string) => string): string[] {
  mkdirSync(join(work, folder));
  return texts.map(({ path, text }) => {
    const file = join(work, folder, basename(path));
    writeFileSync(file, map(text));
    return file;
  });
}

let checkov: ReturnType<typeof checkovFindings>;

beforeAll(() => (checkov = checkovFindings(work)));

afterAll(() => rmSync(work, { recursive: true, force: true }));

function filesOf(name: string): readonly string[] {
  return FILES.get(name) ?? [];
}

function linted(name: string): Environment {
  return LINTED.get(name) ?? environmentNamed(name);
}

function granted(name: string, linter: Linter): string[] {
  const objects = manifestsOf(linted(name)) as unknown as FinishedObject[];
  return objects
    .flatMap((object) =>
      exemptionsOf(object, objects)
        .filter((one) => one.linter === linter)
        .map(({ rule }) => `${object.kind} ${object.metadata.namespace ?? ''}/${object.metadata.name}: ${rule}`),
    )
    .sort();
}

test('the linters look at all of it', () => {
  expect(checkov.passed).toBeGreaterThan(5000);
  NAMES.forEach((name) => expect(kubeScoreFindings(filesOf(name), true).objects).toBeGreaterThan(100));
});

describe.each(['production', 'staging', 'behind-ingress'])('%s', (name) => {
  test('kube-score finds neither an error nor a warning', () => {
    expect(kubeScoreFindings(filesOf(name), true).found).toEqual([]);
  });

  test('kube-score finds without the exemptions exactly what they exempt: none is unused', () => {
    const { found } = kubeScoreFindings(filesOf(name), false);
    const exempted = granted(name, 'kube-score');
    expect(exempted).toEqual(expect.arrayContaining(found));
    expect(unused(exempted, found)).toEqual([]);
  });
});

describe.each(NAMES)('%s', (name) => {
  test('Checkov finds nothing', () => {
    expect(checkov.of(name)).toEqual([]);
  });

  test('Checkov finds without the exemptions exactly what they exempt: none is unused', () => {
    expect(checkov.of(`${name}-bare`)).toEqual(granted(name, 'Checkov'));
  });
});

test('in development kube-score names what it is: one replica, replaced in place, behind a port of its node', () => {
  const { found } = kubeScoreFindings(filesOf('development'), true);
  expect(new Set(found.map((one) => one.split(': ')[1]))).toEqual(
    new Set(['deployment-replicas', 'deployment-strategy', 'service-type']),
  );
  const bare = kubeScoreFindings(filesOf('development'), false).found;
  expect(bare.filter((one) => !found.includes(one))).toEqual(granted('development', 'kube-score'));
});
