/*
 * Runs a TypeScript program of this repository as it stands: bundles it in memory, types unchecked, and starts it.
 * `node src/run.js src/main.ts production`. A build step apart would be forgotten; `npm run check` has the types.
 */
const Module = require('module');
const { resolve } = require('path');
const { setFlagsFromString } = require('v8');
const { build } = require('esbuild');

Module.enableCompileCache?.(); // Node 22 and newer
setFlagsFromString('--interrupt-budget=600000'); // programs as short as these end before optimised code pays

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
  metafile: true,
  logLevel: 'error',
});

require('cdk8s-plus-27'); // what nearly every program here needs, loaded while esbuild works

bundling.then(start, () => process.exit(1)); // esbuild has said what is wrong

function start({ outputFiles, metafile }) {
  process.argv.splice(1, 2, file);
  const main = new Module(file);
  main.filename = file;
  main.paths = Module._nodeModulePaths(process.cwd());
  require.main = main;
  process.mainModule = main;
  loadPackages(main, metafile);
  process.setSourceMapsEnabled(true);
  main._compile(outputFiles[0].text, file);
}

/** Before source maps are switched on: those of the packages would be read too, and take longer than the packages. */
function loadPackages(main, { outputs }) {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  const paths = new Set(imports.map(({ path }) => path));
  if (paths.has('cdktf')) {
    loadWhenCalled('archiver', require.resolve('cdktf'));
  }
  for (const path of paths) {
    main.require(path);
  }
}

/** cdktf loads a writer of ZIP files at once, for assets that are zipped: that takes half as long as all the rest of it. */
function loadWhenCalled(name, user) {
  const id = Module.createRequire(user).resolve(name);
  const exports = (...args) => {
    delete require.cache[id];
    return require(id)(...args);
  };
  require.cache[id] = { id, filename: id, loaded: true, exports };
}
