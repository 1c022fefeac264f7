import { createNodeResolver, flatConfigs, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** Imports go one way: src → stacks → constructs → constructs/core. */
const LAYERS = [
  { target: './constructs', from: ['./stacks', './src', './test'] },
  { target: './stacks', from: ['./src', './test'] },
  { target: './src', from: ['./test'] },
  { target: './constructs/core', from: './constructs', except: ['./core'] },
  {
    target: './constructs/application',
    from: './constructs',
    except: ['./core', './application'],
  },
  { target: './constructs/capacity', from: './constructs', except: ['./core', './capacity'] },
  { target: './constructs/mesh', from: './constructs', except: ['./core', './mesh'] },
  { target: './constructs/policy', from: './constructs', except: ['./core', './capacity', './mesh', './policy'] },
  { target: './constructs/observability', from: './constructs', except: ['./core', './policy', './observability'] },
  {
    target: './constructs/workload',
    from: './constructs',
    except: ['./core', './application', './capacity', './mesh', './policy', './observability', './workload'],
  },
];

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'lib/', 'packages/', 'coverage/', '**/*.d.ts'] },
  ...tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: ['**/*.ts'] })),
  {
    files: ['**/*.ts'],
    plugins: { 'import-x': importX },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    settings: {
      ...flatConfigs.typescript.settings,
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
    },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-self-import': 'error',
      'import-x/no-restricted-paths': ['error', { zones: LAYERS }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A construct is made for its effect on the tree.
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-new': 'off',
      // Style of messages: numbers and possibly missing text are shown as they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // jsii wants an interface for a struct, also an empty one that extends another.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['constructs/{commerce,payment}/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'cdk8s-plus-27', message: 'workload/ and its neighbours wrap it' }] },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['stacks/terraform/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value=/^(cdktf|@cdktf)/]',
          message: 'cdktf is imported in stacks/terraform/ alone',
        },
      ],
    },
  },
  // The package's types are there only once an example is installed: test/examples checks them then.
  { files: ['examples/**/*.ts'], ...tseslint.configs.disableTypeChecked },
);
