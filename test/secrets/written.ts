import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderEnvironment } from '../../src/render';
import { ENVIRONMENTS } from '../../stacks/environments';
import { stacksOf } from '../terraform/stacks';
import { VARIANTS } from '../terraform/variants';

/** A text that somebody may read. */
export interface Text {
  readonly place: string;
  readonly text: string;
}

const ROOT = join(__dirname, '..', '..');

/** Files that are not searched, and why. */
export const LEFT_OUT: { readonly [file: string]: string } = {
  'package-lock.json': 'hashes of public packages, one each: npm checks them',
};

/** Everything that synth writes: manifests and charts of every environment, also of those that do not ship. */
export function synthesised(): Text[] {
  return [...ENVIRONMENTS, ...VARIANTS].flatMap((environment) =>
    renderEnvironment(environment).map(({ path, text }) => ({ place: `${environment.name}/${path}`, text })),
  );
}

/** Everything that is written for Terraform. */
export function terraform(): Text[] {
  return stacksOf([...ENVIRONMENTS, ...VARIANTS]).map(({ name, text }) => ({ place: `${name}/cdk.tf.json`, text }));
}

/** Every file of the repository: docs, examples, tests and code. */
export function tracked(): Text[] {
  const names = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  return names
    .filter((name) => !Object.hasOwn(LEFT_OUT, name))
    .map((name) => ({ place: name, text: readFileSync(join(ROOT, name), 'utf8') }));
}
