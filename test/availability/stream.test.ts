import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { WatchStream } from '../cluster/watch/stream';
import type { Seen } from './objects';

const PATH = '/api/v1/pods';

/** A kubectl that answers the first request with a list, and each later one with what its watch would write. */
const folder = mkdtempSync(join(tmpdir(), 'commerce-stream-'));
const SCRIPT = `#!/bin/sh
cd ${folder}
echo "$3" >> asked
file=answer-$(wc -l < asked | tr -d ' ')
[ ! -e "$file" ] || { cat "$file"; [ ! -e "$file.lasts" ] || exec sleep 60; exit 0; }
echo 'the server is gone' >&2
exit 1
`;

function pod(name: string, resourceVersion: string): Seen {
  return { kind: 'Pod', metadata: { name, uid: name, resourceVersion } };
}

function line(type: string, object: object): string {
  return `${JSON.stringify({ type, object })}\n`;
}

jest.setTimeout(60_000);

describe('a watch', () => {
  const path = process.env.PATH;
  let told: string[];
  let stream: WatchStream<Seen>;

  beforeAll(() => {
    writeFileSync(join(folder, 'kubectl'), SCRIPT);
    chmodSync(join(folder, 'kubectl'), 0o755);
    process.env.PATH = `${folder}:${path ?? ''}`;
  });

  afterEach(() => stream.stop());

  afterAll(() => {
    process.env.PATH = path;
    rmSync(folder, { recursive: true });
  });

  /** Begins a watch; each text is what one request gets, and the last one lasts. */
  const begin = async (watches: readonly string[]): Promise<void> => {
    const list = JSON.stringify({ kind: 'PodList', metadata: { resourceVersion: '7' }, items: [pod('old', '3')] });
    for (const file of readdirSync(folder).filter((name) => name.startsWith('answer-'))) rmSync(join(folder, file));
    writeFileSync(join(folder, 'asked'), '');
    [list, ...watches].forEach((text, index) => writeFileSync(join(folder, `answer-${index + 1}`), text));
    if (watches.length > 0) writeFileSync(join(folder, `answer-${watches.length + 1}.lasts`), '');
    told = [];
    stream = new WatchStream<Seen>(PATH, ({ type, object }) => told.push(`${type} ${object.metadata.name}`));
    await stream.start();
  };
  const requests = (): string[] => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');
  const eventually = async (holds: () => boolean): Promise<void> => {
    for (let left = 1000; !holds() && left > 0; left -= 1) await sleep(20);
  };

  it('tells what the list found, then every event after the list', async () => {
    await begin([line('ADDED', pod('new', '8')) + line('DELETED', pod('old', '9'))]);
    await eventually(() => told.length === 3);
    expect(told).toEqual(['ADDED old', 'ADDED new', 'DELETED old']);
    expect(requests()).toEqual([PATH, expect.stringMatching(/\?watch=1&.*resourceVersion=7$/)]);
    expect(() => stream.check()).not.toThrow();
  });

  it('is resumed after its last whole event where it breaks off, and tells none twice', async () => {
    const [first, second] = [line('ADDED', pod('one', '8')), line('ADDED', pod('two', '9'))];
    const bookmark = line('BOOKMARK', pod('', '12'));
    await begin([first + second.slice(0, 30), second + bookmark, line('DELETED', pod('two', '13'))]);
    await eventually(() => told.length === 4);
    expect(told).toEqual(['ADDED old', 'ADDED one', 'ADDED two', 'DELETED two']);
    const versions = requests()
      .slice(1)
      .map((url) => /resourceVersion=(\d+)$/.exec(url)?.[1]);
    expect(versions).toEqual(['7', '8', '12']);
  });

  it('fails where events are lost: its version is too old', async () => {
    await begin([line('ERROR', { code: 410, message: 'too old resource version' })]);
    await eventually(() => failure() !== '');
    expect(failure()).toBe('watching /api/v1/pods after 7: too old resource version');
  });

  it('fails where it cannot be resumed', async () => {
    await begin([]);
    await eventually(() => failure() !== '');
    expect(failure()).toMatch(/^watching \/api\/v1\/pods failed 5 times in a row: the server is gone/);
  });

  const failure = (): string => {
    try {
      stream.check();
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
});
