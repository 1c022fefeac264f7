import { LocalBackend, type TerraformStack } from 'cdktf';

/** Says where a stack's state is kept. */
export function keepState(stack: TerraformStack, id: string): void {
  // From the stack's own folder, cdktf.out/stacks/<name>, to the repository's: no path of a machine.
  new LocalBackend(stack, { path: `../../../terraform.${id}.tfstate` });
}
