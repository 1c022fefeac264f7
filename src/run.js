/*
 * Runs a TypeScript program of this repository as it stands: bundles it in memory, types unchecked, and starts it.
 * `node src/run.js src/main.ts production`. A build step apart would be forgotten; `npm run check` has the types.
 */
const Module = require('module');
const { resolve } = require('path');
const { build } = require('esbuild');

Module.enableCompileCache?.(); // Node 22 and newer

const file = resolve(process.argv[2]);

const bundling = build({
  entryPoints: [file],
  bundle: true,
  packages: 'external',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  sourcesContent: false,
  sourceRoot: `${process.cwd()}/`,
  write: false,
  logLevel: 'error',
});

require('cdk8s-plus-27'); // what nearly every program here needs, loaded while esbuild works

bundling.then(start, () => process.exit(1)); // esbuild has said what is wrong

function start({ outputFiles }) {
  process.setSourceMapsEnabled(true);
  process.argv.splice(1, 2, file);
  const main = new Module(file);
  main.filename = file;
  main.paths = Module._nodeModulePaths(process.cwd());
  require.main = main;
  process.mainModule = main;
  main._compile(outputFiles[0].text, file);
}
