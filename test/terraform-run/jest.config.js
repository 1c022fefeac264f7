/** `cdktf deploy` with the real Terraform, its two providers and a cluster: `npm run test:terraform`. */
module.exports = {
  rootDir: '../..',
  roots: ['<rootDir>/test/terraform-run'],
  testMatch: ['<rootDir>/test/terraform-run/**/*.test.ts'],
  globalSetup: '<rootDir>/test/terraform-run/setup.ts',
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
