import { mkdirSync, renameSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import type { RenderedFile } from './render';

/** Replaces a folder by these files, wholly or not at all: they are written beside it and moved into its place. */
export function replaceFolder(folder: string, files: readonly RenderedFile[]): void {
  const fresh = `${folder}.new`;
  rmSync(fresh, { recursive: true, force: true });
  for (const { path, text } of files) {
    const target = join(fresh, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(fresh, folder);
}
