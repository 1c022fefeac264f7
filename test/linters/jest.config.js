/** Linters of the field on the manifests: `npm run test:linters`. They need no cluster, and no network once installed. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/linters'],
  testMatch: ['<rootDir>/test/linters/*.test.ts'],
  globalSetup: '<rootDir>/test/linters/setup.ts',
  testEnvironment: 'node',
  testTimeout: 300_000,
  verbose: true,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
