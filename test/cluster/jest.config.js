/** The tests that need a cluster, which KUBECONFIG names: `npm run test:cluster`. One environment at a time fits on it. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/cluster'],
  testMatch: ['<rootDir>/test/cluster/**/*.test.ts'],
  globalSetup: '<rootDir>/test/cluster/setup.ts',
  testTimeout: 1_800_000,
  maxWorkers: 1,
  verbose: true,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
