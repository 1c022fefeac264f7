/** The tests that need helm itself: `npm run test:helm`. They need no cluster. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/helm'],
  testMatch: ['<rootDir>/test/helm/**/*.test.ts'],
  globalSetup: '<rootDir>/test/helm/setup.ts',
  testTimeout: 120_000,
  verbose: true,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
