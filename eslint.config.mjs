import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const deepImport = {
  group: ['aws-cdk-lib/*/lib', 'aws-cdk-lib/*/lib/**', 'aws-cdk-lib/lib/**'],
  message: 'Import from the public module: aws-cdk-lib/<service>.',
};

const allOfTheCdk = {
  name: 'aws-cdk-lib',
  message: "Import from 'aws-cdk-lib/core': the types of 'aws-cdk-lib' are those of all services, 2,800 files.",
};

const upstream = {
  group: ['aws-cdk-lib/aws-stepfunctions-tasks'],
  message: "Upstream's tasks are an oracle for tests, never a dependency.",
};

const siblings = {
  group: ['@cdk-sfn/*', '!@cdk-sfn/core'],
  message: 'A tasks package knows the core and nothing else of ours.',
};

export default defineConfig(
  globalIgnores(['**/dist', '**/node_modules', '**/cdk.out', '**/temp', '.nx', '.work', 'tools/packed-apps']),
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Drop-in names: a class of statics and a method without `this` are upstream's shape.
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/unbound-method': 'off',
      // The CDK types free-form JSON as `{ [key: string]: any }`, and props interfaces by extending others.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/consistent-indexed-object-style': 'off',
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['private-constructors'] }],
      '@typescript-eslint/prefer-return-this-type': 'off',
      // `return this.problem(…)` says what is wrong and gives nothing back.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // The service counts characters, not what a reader sees as one.
      '@typescript-eslint/no-misused-spread': 'off',
      // A deprecated name of upstream is an alias that works here.
      '@typescript-eslint/no-deprecated': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      'no-restricted-imports': ['error', { patterns: [deepImport] }],
    },
  },
  {
    files: ['packages/*/src/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-imports': ['error', { paths: [allOfTheCdk], patterns: [deepImport, upstream] }],
    },
  },
  {
    files: ['packages/tasks-*/src/**/*.ts'],
    rules: {
      'no-restricted-imports': ['error', { paths: [allOfTheCdk], patterns: [deepImport, upstream, siblings] }],
    },
  },
  {
    files: ['packages/*/test/**/*.ts', 'tools/**/*.ts', 'docs/**/*.ts', 'bench/**/*.ts', 'e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
);
