/** Unit, golden and property tests: offline, no cluster. The others have configurations of their own. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/cluster/',
    '<rootDir>/test/node/',
    '<rootDir>/test/examples/',
    '<rootDir>/test/servers/',
    '<rootDir>/test/terraform-run/',
    '<rootDir>/test/helm/',
    '<rootDir>/test/linters/',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/packages/', '<rootDir>/lib/'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
