import { join } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { workspaceRoot } from '../src/workspace.ts';

// Without the rules that need types, and so without the program that takes seconds to make.
const eslint = new ESLint({
  cwd: workspaceRoot,
  overrideConfig: [tseslint.configs.disableTypeChecked, { languageOptions: { parserOptions: { project: null } } }],
});

/** The rules that a text breaks where it stands. */
async function broken(file: string, text: string): Promise<string[]> {
  const [result] = await eslint.lintText(text, { filePath: join(workspaceRoot, file) });
  return [...new Set(result?.messages.map(({ ruleId }) => ruleId ?? 'parser'))];
}

const tasks = 'packages/tasks-lambda/src/index.ts';
const core = 'packages/core/src/index.ts';
const toolTest = 'tools/test/eslint-rules.test.ts';

test.each([
  [
    'the inside of aws-cdk-lib',
    core,
    "export { Topic } from 'aws-cdk-lib/aws-sns/lib/topic';\n",
    'no-restricted-imports',
  ],
  ['all of aws-cdk-lib', core, "export { Token } from 'aws-cdk-lib';\n", 'no-restricted-imports'],
  ['all of aws-cdk-lib', tasks, "export { Token } from 'aws-cdk-lib';\n", 'no-restricted-imports'],
  ['upstream', core, "export { SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';\n", 'no-restricted-imports'],
  ['upstream', tasks, "export { SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';\n", 'no-restricted-imports'],
  ['another tasks package', tasks, "export { SnsPublish } from '@cdk-sfn/tasks-sns';\n", 'no-restricted-imports'],
  [
    'types as values',
    core,
    "import { Construct } from 'constructs';\n\nexport const id = (scope: Construct) => scope.node.id;\n",
    '@typescript-eslint/consistent-type-imports',
  ],
  ['output', core, "console.log('hello');\n", 'no-console'],
  ['leftovers', core, `// TODO: finish\n`, 'no-warning-comments'],
])('%s are refused in %s', async (_, file, text, rule) => {
  expect(await broken(file, text)).toContain(rule);
});

test.each([
  ['the core of aws-cdk-lib', core, "export { Token } from 'aws-cdk-lib/core';\n"],
  ['a public module', core, "export { Topic } from 'aws-cdk-lib/aws-sns';\n"],
  ['the core', tasks, "export { TaskStateBase } from '@cdk-sfn/core';\n"],
  ['upstream in a test', toolTest, "export { SnsPublish } from 'aws-cdk-lib/aws-stepfunctions-tasks';\n"],
  [
    'a type as a type',
    core,
    "import type { Construct } from 'constructs';\n\nexport const id = (scope: Construct) => scope.node.id;\n",
  ],
])('%s is fine', async (_, file, text) => {
  expect(await broken(file, text)).toEqual([]);
});
