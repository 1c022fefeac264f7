import { spawnSync } from 'child_process';
import { existsSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { goals } from './goals';
import { measure, type Cost } from './measure';
import { writeStaticChart } from './static-chart';
import { table } from './table';
import { renderManifests } from '../src/render';
import { environmentNamed } from '../stacks/environments';

const RUNS = 7;

const TS_NODE = 'ts-node@10.9.2';

/** Prints what synth costs beside its peers, all measured in this run: medians over seven runs each. */
function main(): void {
  const work = mkdtempSync(join(tmpdir(), 'commerce-bench-'));
  const environment = {
    ...process.env,
    CDK8S_OUTDIR: join(work, 'dist'),
    CDKTF_OUTDIR: join(work, 'cdktf.out'),
    CHECKPOINT_DISABLE: '1',
    CI: '1',
  };
  const run = (name: string, ...command: string[]) => measure(name, command, environment, RUNS);
  try {
    const node = run('node -e 0', process.execPath, '-e', '0');
    const program = (path: string) => [process.execPath, 'src/run.js', path];
    const synth = run('npm run synth (all three)', ...program('src/main.ts'));
    const manifests = run('the same without charts', ...program('bench/manifests.ts'));
    const cdktf = run('the cdktf program (nine stacks)', ...program('src/cdktf.ts'));
    const [cdktfCli, emptyCli] = cdktfSynth(work, run);
    const rows = [
      node,
      run('npm run synth -- production', ...program('src/main.ts'), 'production'),
      synth,
      manifests,
      run('npx cdk8s synth (all three)', join('node_modules', '.bin', 'cdk8s'), 'synth', '--output', join(work, 'cli')),
      cdktf,
      ...[cdktfCli, emptyCli].flatMap((row) => row ?? []),
      ...tsNode(work, run),
      ...helm(work, run),
    ];
    print(rows, node);
    table(['goal', 'measured', 'at most', ''], goals({ synth, manifests, cdktf, cdktfCli, emptyCli }));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** The cdktf CLI with this repository's stacks, and with an empty one, where it is installed. */
function cdktfSynth(work: string, run: Run): [Cost?, Cost?] {
  const cli = join('node_modules', '.bin', 'cdktf');
  if (!existsSync(cli)) {
    console.log('the cdktf CLI is not installed: its rows are missing');
    return [];
  }
  const empty = ['--app', 'node bench/empty-stack.js'];
  return [
    run('npx cdktf synth (nine stacks)', cli, 'synth', '--output', join(work, 'stacks')),
    run('npx cdktf synth (an empty stack)', cli, 'synth', ...empty, '--output', join(work, 'empty')),
  ];
}

type Run = (name: string, ...command: string[]) => Cost;

/** The same program through ts-node, installed beside the project for this run. */
function tsNode(work: string, run: Run): Cost[] {
  const { status } = spawnSync('npm', ['install', '--prefix', work, '--no-save', TS_NODE], { stdio: 'ignore' });
  if (status !== 0) {
    console.log(`${TS_NODE} could not be installed: its row is missing`);
    return [];
  }
  const program = join(work, 'node_modules', 'ts-node', 'dist', 'bin.js');
  return [run('ts-node, production', process.execPath, program, 'src/main.ts', 'production')];
}

/** `helm template` of a static chart of the same objects, where helm is on the PATH. */
function helm(work: string, run: Run): Cost[] {
  if (spawnSync('helm', ['version'], { stdio: 'ignore' }).status !== 0) {
    console.log('helm is not on the PATH: its row is missing');
    return [];
  }
  const chart = join(work, 'chart');
  writeStaticChart(chart, renderManifests(environmentNamed('production')));
  return [run('helm template, production as static chart', 'helm', 'template', 'static', chart)];
}

function print(rows: readonly Cost[], base: Cost): void {
  table(
    ['program', 'wall s', 'CPU s', 'wall / node', 'CPU / node'],
    rows.map(({ name, wall, cpu }) => {
      const ratios = [wall / base.wall, cpu / base.cpu].map((ratio) => ratio.toFixed(1));
      return [name, wall.toFixed(2), cpu.toFixed(2), ...ratios];
    }),
  );
}

main();
