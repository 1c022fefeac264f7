import { chmod, link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { realnode, run } from './commands';
import { StubFile } from './stub-file';
import { StubImage } from './stubbed';

/** Open to every user, so that only a read-only root file system keeps one out (containerd keeps `/` to root). */
const OPEN_FOLDERS = ['.', 'etc', 'usr', 'var', 'home', 'tmp'];

/** Builds the stub program for the images of the node in `dir`. */
export async function buildStub(dir: string): Promise<void> {
  const build = ['build', '-buildvcs=false', '-trimpath', '-ldflags=-s -w', '-o', programIn(dir), '.'];
  await run('go', build, { cwd: join(__dirname, 'stub'), env: { ...process.env, CGO_ENABLED: '0' } });
}

/** Makes each image and hands it to the node's containerd. */
export async function loadStubs(dir: string, images: readonly StubImage[]): Promise<void> {
  for (const { image, file, programs } of images) await stubImage(dir, image, file, programs);
}

/** Makes one image of the stub program, which stands at `/stub` and at each path of `programs`, and loads it. */
export async function stubImage(
  dir: string,
  image: string,
  file: StubFile,
  programs: readonly string[] = [],
): Promise<void> {
  const root = await mkdtemp(join(dir, 'stub-root-'));
  for (const folder of OPEN_FOLDERS) {
    await mkdir(join(root, folder), { recursive: true });
    await chmod(join(root, folder), 0o777);
  }
  for (const program of new Set(['/stub', ...programs])) {
    await mkdir(dirname(join(root, program)), { recursive: true });
    await link(programIn(dir), join(root, program));
  }
  await writeFile(join(root, 'stub.json'), JSON.stringify(file));
  await realnode(['load-image', dir, image, root, '/stub']);
  await rm(root, { recursive: true });
}

function programIn(dir: string): string {
  return join(dir, 'stub');
}
