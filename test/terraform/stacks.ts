import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StackJson } from './schema/stack';
import { writeTerraform } from '../../src/terraform';
import type { Environment } from '../../stacks/environments/environment';

/** A stack as it is written for Terraform. */
export interface WrittenStack {
  readonly name: string;
  readonly text: string;
  readonly json: StackJson;
}

/** Some values of Terraform's. */
export interface Values {
  readonly [name: string]: unknown;
}

/** Finds one stack, or says which there are. */
export function stackNamed(stacks: readonly WrittenStack[], name: string): WrittenStack {
  const stack = stacks.find((one) => one.name === name);
  if (stack === undefined) throw new Error(`no stack ${name}; there are ${stacks.map((one) => one.name).join(', ')}`);
  return stack;
}

/** The variables of a module in a stack. */
export function moduleOf({ name, json }: WrittenStack, id: string): Values {
  const found = json.module?.[id];
  if (found === undefined) throw new Error(`no module ${id} in ${name}`);
  return found;
}

/** Writes the stacks of environments as `cdktf synth` has the program do it, cdktf's own validations included. */
export function stacksOf(environments: readonly Environment[]): WrittenStack[] {
  const before = process.env.CDKTF_OUTDIR;
  const out = mkdtempSync(join(tmpdir(), 'commerce-cdktf-'));
  try {
    process.env.CDKTF_OUTDIR = out;
    writeTerraform(environments);
    return readdirSync(join(out, 'stacks')).map((name) => {
      const text = readFileSync(join(out, 'stacks', name, 'cdk.tf.json'), 'utf8');
      return { name, text, json: JSON.parse(text) as StackJson };
    });
  } finally {
    if (before === undefined) {
      delete process.env.CDKTF_OUTDIR;
    } else {
      process.env.CDKTF_OUTDIR = before;
    }
    rmSync(out, { recursive: true, force: true });
  }
}
