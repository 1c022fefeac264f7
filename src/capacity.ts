import { capacityReport, capacityTables } from './capacity-report';
import { reportingErrors } from './report-errors';
import { ENVIRONMENTS, environmentNamed } from '../stacks/environments';

/**
 * Prints the capacity of the named environments, or of all: `npm run capacity -- production`. With `--json` as a list with
 * one entry an environment: `npm run --silent capacity -- production --json`.
 */
function main(args: readonly string[]): void {
  const names = args.filter((arg) => arg !== '--json');
  const environments = names.length > 0 ? names.map(environmentNamed) : ENVIRONMENTS;
  const reports = environments.map(capacityReport);
  const text = args.includes('--json')
    ? JSON.stringify(reports, null, 2)
    : reports.map((report) => `${report.environment}\n\n${capacityTables(report)}`).join('\n\n');
  process.stdout.write(`${text}\n`);
}

reportingErrors(() => main(process.argv.slice(2)));
