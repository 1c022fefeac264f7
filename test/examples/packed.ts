import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';

/** What the tests read of a finished object. */
export interface WrittenObject {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
  };
  readonly spec: Readonly<Record<string, unknown>>;
}

export const ROOT = resolve(__dirname, '../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

/** What a reader who tried an example leaves in its folder. */
const MADE = ['node_modules', 'build', 'dist', 'package-lock.json'];

/** A folder outside the repository: nothing in it finds the repository's own packages. */
export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'commerce-examples-'));
}

export function removeFolder(folder: string): Promise<void> {
  return rm(folder, { recursive: true, force: true });
}

/** Compiles and packs the library as it would be published; gives the path of the package. */
export async function packLibrary(folder: string): Promise<string> {
  await run(ROOT, 'npm', ['run', 'compile']);
  const name = await run(ROOT, 'npm', ['pack', '--silent', '--pack-destination', folder]);
  return join(folder, name.trim());
}

/** A copy of an example in a folder of its own. */
export async function copyOf(example: string): Promise<string> {
  const place = join(process.env.EXAMPLES_FOLDER ?? tmpdir(), `${example}-${process.hrtime.bigint()}`);
  const filter = (file: string): boolean => !MADE.includes(basename(file));
  await cp(join(ROOT, 'examples', example), place, { recursive: true, filter });
  return place;
}

/** Installs an example beside the packed library, checks its types and runs it; gives its folder. */
export async function builtExample(example: string): Promise<string> {
  const place = await copyOf(example);
  const quiet = ['--omit=dev', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'];
  await run(place, 'npm', ['install', ...quiet, process.env.EXAMPLES_LIBRARY ?? '']);
  await run(place, process.execPath, [TSC]);
  await run(place, process.execPath, ['build/main.js']);
  return place;
}

/** The files that an example wrote: name to text. */
export async function writtenFiles(place: string): Promise<Map<string, string>> {
  const dist = join(place, 'dist');
  const names = (await readdir(dist)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(dist, name), 'utf8')] as const)),
  );
}

/** The objects in those files. */
export async function writtenObjects(place: string): Promise<WrittenObject[]> {
  const documents = [...(await writtenFiles(place)).values()].flatMap((text) => parseAllDocuments(text));
  return documents.map((document) => document.toJS() as WrittenObject);
}

/** Runs a command and gives its standard output; fails with all that it said. */
export async function run(cwd: string, command: string, args: readonly string[]): Promise<string> {
  const limits = { cwd, timeout: 300_000, maxBuffer: 16 * 1024 * 1024 };
  try {
    return (await promisify(execFile)(command, args, limits)).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout?: string; readonly stderr?: string };
    throw new Error([`${[command, ...args].join(' ')} in ${cwd}`, stdout, stderr, String(error)].join('\n'));
  }
}
