import { readdirSync, readFileSync, statSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { parseAllDocuments } from 'yaml';
import { reachabilityTable } from './reachability-table';
import { reportingErrors } from './report-errors';
import { Reachability } from '../constructs';
import { refuse, shown } from '../constructs/core/errors';

const EXAMPLE = 'npm run reach -- dist/production/manifests --pods 10.0.96.0/19';

/**
 * Prints who reaches whom by the NetworkPolicies of manifests, whoever wrote them: the YAML files that are named, and
 * those in folders that are. `--pods` names the ranges of the pods' addresses; `--json` writes JSON.
 */
function main(args: string[]): void {
  const { values, positionals } = parsed(args);
  const objects = positionals.flatMap(filesOf).flatMap(objectsIn);
  if (objects.length === 0) {
    refuse({
      code: 'VALUE_INVALID',
      place: 'npm run reach',
      expected: 'YAML files with Kubernetes objects, or folders of some',
      got: shown(positionals.join(' ')),
      example: EXAMPLE,
    });
  }
  const reach = Reachability.of(objects, { podRanges: values.pods });
  const { amongPods, toOutside, fromOutside } = reach;
  const text = values.json ? JSON.stringify({ amongPods, toOutside, fromOutside }, null, 2) : reachabilityTable(reach);
  process.stdout.write(`${text}\n`);
}

function parsed(args: string[]) {
  try {
    const options = { pods: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    return refuse({
      code: 'VALUE_INVALID',
      place: 'npm run reach',
      expected: 'files, folders, --pods and --json',
      got: (error as Error).message,
      example: EXAMPLE,
    });
  }
}

/** The file itself, or the YAML files of a folder in the order of their names. */
function filesOf(path: string): string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isDirectory() === true
    ? readdirSync(path)
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => join(path, name))
    : found === undefined
      ? []
      : [path];
}

/** The objects of a file, those of a `List` too; documents without any are passed over. */
function objectsIn(path: string): object[] {
  const documents = parseAllDocuments(readFileSync(path, 'utf8'));
  return documents.flatMap((document) => {
    const broken = document.errors[0];
    if (broken !== undefined) {
      refuse({ code: 'VALUE_INVALID', place: path, expected: 'YAML', got: broken.message, example: EXAMPLE });
    }
    const object = document.toJS() as { kind?: string; metadata?: object; items?: object[] } | null;
    return object?.kind === undefined ? [] : object.kind.endsWith('List') ? (object.items ?? []) : [object];
  });
}

reportingErrors(() => main(process.argv.slice(2)));
