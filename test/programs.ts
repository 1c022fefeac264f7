import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

/** The tool that builds and starts a control plane, and knows where its programs are. */
const CLUSTER = resolve(__dirname, '../../shared/tools/cluster');

/** A program of this name, of the PATH or among those of ../shared/tools/cluster, if there is one. */
export function programNamed(name: string): string | undefined {
  const onPath = (process.env.PATH ?? '').split(delimiter);
  return inFolders(onPath, name) ?? inFolders([programsFolder()], name);
}

function inFolders(folders: readonly string[], name: string): string | undefined {
  const files = folders.filter((folder) => folder !== '').map((folder) => join(folder, name));
  return files.find((file) => existsSync(file));
}

function programsFolder(): string {
  return existsSync(CLUSTER) ? spawnSync(CLUSTER, ['bin'], { encoding: 'utf8' }).stdout.trim() : '';
}
