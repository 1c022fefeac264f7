/** The tests that need a real node: `npm run test:node`. One node fits on a machine, so one test file at a time. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/node'],
  testMatch: ['<rootDir>/test/node/**/*.test.ts'],
  testTimeout: 900000,
  maxWorkers: 1,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
