import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { measure, type Cost } from './measure';
import { writeStaticChart } from './static-chart';
import { renderEnvironment } from '../src/render';
import { environmentNamed } from '../stacks/environments';

const RUNS = 7;

const TS_NODE = 'ts-node@10.9.2';

/** Prints what synth costs beside its peers, all measured in this run: medians over seven runs each. */
function main(): void {
  const work = mkdtempSync(join(tmpdir(), 'commerce-bench-'));
  const environment = { ...process.env, CDK8S_OUTDIR: join(work, 'dist') };
  const run = (name: string, ...command: string[]) => measure(name, command, environment, RUNS);
  try {
    const node = run('node -e 0', process.execPath, '-e', '0');
    const synth = [process.execPath, 'src/run.js', 'src/main.ts'];
    const rows = [
      node,
      run('npm run synth -- production', ...synth, 'production'),
      run('npm run synth (all three)', ...synth),
      run('npx cdk8s synth (all three)', join('node_modules', '.bin', 'cdk8s'), 'synth', '--output', join(work, 'cli')),
      ...tsNode(work, run),
      ...helm(work, run),
    ];
    print(rows, node);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
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
  writeStaticChart(chart, renderEnvironment(environmentNamed('production')));
  return [run('helm template, production as static chart', 'helm', 'template', 'static', chart)];
}

function print(rows: readonly Cost[], base: Cost): void {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  console.log(line(['program', 'wall s', 'CPU s', 'wall / node', 'CPU / node']));
  console.log(line(['---', '---:', '---:', '---:', '---:']));
  for (const { name, wall, cpu } of rows) {
    const ratios = [wall / base.wall, cpu / base.cpu].map((ratio) => ratio.toFixed(1));
    console.log(line([name, wall.toFixed(2), cpu.toFixed(2), ...ratios]));
  }
}

main();
