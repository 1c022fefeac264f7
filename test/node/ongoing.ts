import { ChildProcess, spawn } from 'node:child_process';

/** A command that goes on until its standard input ends. */
export class Ongoing {
  /** Settles when the command has said something for the first time; fails when it ends without a word. */
  readonly begun: Promise<void>;

  private readonly child: ChildProcess;
  private readonly ended: Promise<string>;

  constructor(command: string, args: readonly string[]) {
    const child = spawn(command, args, { stdio: 'pipe' });
    const words = { out: '', error: '' };
    child.stdin.on('error', () => undefined); // a command that ends early: its exit code tells
    child.stderr.on('data', (part: Buffer) => (words.error += part.toString()));
    this.ended = new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', (code) => {
        if (code === 0) done(words.out);
        else fail(new Error(`${[command, ...args].join(' ')}: ${words.error.trim() || `ended with ${code}`}`));
      });
    });
    const spoken = new Promise<void>((done) => {
      child.stdout.on('data', (part: Buffer) => {
        words.out += part.toString();
        done();
      });
    });
    this.begun = Promise.race([spoken, this.ended.then(() => undefined)]);
    this.begun.catch(() => undefined); // whoever asks for the end is told
    this.ended.catch(() => undefined);
    this.child = child;
  }

  /** Ends it and gives everything that it said; fails with its standard error in the message. */
  end(): Promise<string> {
    this.child.stdin?.end();
    return this.ended;
  }
}
