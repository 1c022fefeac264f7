/** The examples with the packed library, each installed in a folder of its own: `npm run test:examples`. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/examples'],
  testMatch: ['<rootDir>/test/examples/**/*.test.ts'],
  globalSetup: '<rootDir>/test/examples/setup.ts',
  globalTeardown: '<rootDir>/test/examples/teardown.ts',
  testTimeout: 600000,
  maxWorkers: 1,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
