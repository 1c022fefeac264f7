import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import type { RenderedFile } from '../src/render';

/** Writes a Helm chart whose templates are these manifests as they stand: braces escaped, no value used. */
export function writeStaticChart(folder: string, files: readonly RenderedFile[]): void {
  mkdirSync(join(folder, 'templates'), { recursive: true });
  writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: static\nversion: 0.1.0\n');
  for (const { path, text } of files) {
    const escaped = text.replaceAll('{{', '{{ "{{" }}');
    writeFileSync(join(folder, 'templates', path.slice(path.lastIndexOf('/') + 1)), escaped);
  }
}
