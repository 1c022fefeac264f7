/*
 * Runs a TypeScript program of this repository as it stands: bundles it in memory (about 20 ms), types unchecked, and
 * starts it. `node src/run.js src/main.ts production`. A build step apart would be forgotten; `npm run check` has the
 * types. Packages stay where they are.
 */
const Module = require('module');
const { resolve } = require('path');
const { buildSync } = require('esbuild');

const [program] = process.argv.slice(2);
const file = resolve(program);

let bundle;
try {
  bundle = buildSync({
    entryPoints: [file],
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    sourcesContent: false,
    write: false,
    logLevel: 'error',
  });
} catch {
  process.exit(1); // esbuild has said what is wrong
}

process.setSourceMapsEnabled(true);
process.argv.splice(1, 2, file);
const main = new Module(file);
main.filename = file;
main.paths = Module._nodeModulePaths(process.cwd());
require.main = main;
process.mainModule = main;
main._compile(bundle.outputFiles[0].text, file);
