/** Real PostgreSQL, Redis and RabbitMQ, as `install.sh` puts them there, read the texts that the pods mount. */
module.exports = {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/servers/*.test.ts'],
  testEnvironment: 'node',
  testTimeout: 300000,
  maxWorkers: 1,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
