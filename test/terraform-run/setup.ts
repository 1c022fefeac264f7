import { missingNeeds } from './needs';
import findCluster from '../cluster/setup';

/** Before any test: says what is missing here. The tests read it in COMMERCE_TERRAFORM_MISSING, and are skipped. */
export default async function setup(): Promise<void> {
  const missing = await missingNeeds();
  process.env.COMMERCE_TERRAFORM_MISSING = missing.join('\n');
  if (missing.length === 0) {
    await findCluster();
  } else {
    process.stderr.write(`cdktf deploy is not tried, because this is missing:\n${missing.map(item).join('')}`);
  }
}

function item(line: string): string {
  return `  - ${line}\n`;
}
