import fc from 'fast-check';
import { Project, ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { migrateSource } from '../src';
import { moved, movedText, UPSTREAM } from './moved';

test('what has nothing to do with the tasks is not even parsed', () => {
  const text = 'this is (no code';
  expect(migrateSource('a.ts', text)).toEqual({ text, packages: [], left: [], look: [] });
});

test('what cannot be parsed is an error', () => {
  expect(() => moved("import * as tasks from '$';\nconst a = ;\n", { file: 'lib/a.ts' })).toThrow(
    'lib/a.ts:2:11 cannot be parsed: Expression expected.',
  );
});

test('byte order mark, line ends, tabs and odd white space stay', () => {
  const before =
    "\uFEFF#!/usr/bin/env node\r\n/* eslint-disable */\r\nimport   *   as tasks from '$'\r\n\r\n\tnew   tasks . SnsPublish ( tasks.LambdaInvoke ) ;;\r\n\r\n\r\n";
  expect(movedText(before)).toBe(
    "\uFEFF#!/usr/bin/env node\r\n/* eslint-disable */\r\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda'\r\nimport { SnsPublish } from '@cdk-sfn/tasks-sns'\r\n\r\n\tnew   SnsPublish ( LambdaInvoke ) ;;\r\n\r\n\r\n",
  );
});

test('TSX', () => {
  expect(
    movedText(
      "import * as tasks from '$';\nexport const A = () => <p title={tasks.LambdaInvoke.name}>tasks.LambdaInvoke</p>;\n",
      {
        file: 'a.tsx',
      },
    ),
  ).toBe(
    "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nexport const A = () => <p title={LambdaInvoke.name}>tasks.LambdaInvoke</p>;\n",
  );
});

test.each([
  [
    "import { invoke } from '$/lib/lambda/invoke';\n",
    "1:24 it is a file inside of upstream's module: import the name from its package",
  ],
  [
    "jest.mock('$');\n",
    '1:11 the module is named as text, for a mock for instance: write the package that has what is meant',
  ],
  [
    "declare module '$' {}\n",
    '1:16 the module is named as text, for a mock for instance: write the package that has what is meant',
  ],
  [
    "import * as cdk from 'aws-cdk-lib';\nconst c = cdk;\nrun(c.aws_stepfunctions_tasks);\n",
    '3:7 the tasks of `aws-cdk-lib` are taken in a way that only you can change: import the names',
  ],
  [
    "export { aws_stepfunctions_tasks } from 'aws-cdk-lib';\n",
    '1:10 the tasks of `aws-cdk-lib` are taken in a way that only you can change: import the names',
  ],
])('what is not seen to is at least listed: %s', (text, message) => {
  for (const umbrella of [false, true]) {
    expect(moved(text, { umbrella })).toMatchObject({ text, left: [message], packages: [] });
  }
});

test('a name of the file itself is nothing of upstream', () => {
  expect(movedText('const aws_stepfunctions_tasks = 1;\nrun(aws_stepfunctions_tasks);\n')).toContain('run(');
});

test('findings are in the order of the file', () => {
  const { left, look } = moved(
    "import * as tasks from '$';\nrun(tasks);\nnew tasks.DynamoGetItem(a, 'b', { timeout, taskTimeout, integrationPattern: RUN_JOB });\nnew tasks.Nothing();\n",
  );
  expect(left.map((each) => each.slice(0, 3))).toEqual(['2:5', '4:5']);
  expect(look.map((each) => each.slice(0, 4))).toEqual(['3:44', '3:77']);
});

const statement = fc.constantFrom(
  "import * as tasks from '$';",
  "import { LambdaInvoke, SnsPublish as Tell } from '$';",
  "import type { EksCallProps } from '$';",
  "import { Stack, aws_stepfunctions_tasks as others } from 'aws-cdk-lib';",
  "import * as cdk from 'aws-cdk-lib';",
  "import { SqsSendMessage } from '@cdk-sfn/tasks-sqs';",
  'class EksCall {}',
);
const use = fc.constantFrom(
  'new tasks.LambdaInvoke();',
  'new others.EksCall(tasks.EksCall);',
  'const call = (EksCall: cdk.aws_stepfunctions_tasks.EksCallProps) => new cdk.aws_stepfunctions_tasks.EksCall(EksCall);',
  'function send(tasks: any) { return new tasks.SqsSendMessage(others.SqsSendMessage); }',
  'run(tasks, others.Nothing);',
  'const t = others;',
  'new t.SnsPublish();',
  '{ const SnsPublish = tasks.SnsPublish; run(SnsPublish); }',
);

/** Names that are declared twice, or used where they are not there yet or not there at all. */
function nameProblems(text: string): string[] {
  const project = new Project({
    compilerOptions: { noLib: true, noResolve: true, target: ts.ScriptTarget.ESNext },
    skipLoadingLibFiles: true,
    useInMemoryFileSystem: true,
  });
  project.createSourceFile('/a.ts', `declare const run: any, Nothing: any;\n${text}`);
  return project
    .getPreEmitDiagnostics()
    .filter((diagnostic) => [2300, 2304, 2440, 2448, 2451, 2503, 2552].includes(diagnostic.getCode()))
    .map((diagnostic) => JSON.stringify(diagnostic.compilerObject.messageText));
}

test('moving over twice is moving over once, and every name still stands for something', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(statement, { maxLength: 5 }),
      fc.uniqueArray(use, { maxLength: 6 }),
      fc.boolean(),
      (statements, uses, umbrella) => {
        const text = [...statements, ...uses, ''].join('\n').replaceAll("'$", `'${UPSTREAM}`);
        const once = migrateSource('a.ts', text, { umbrella });
        const twice = migrateSource('a.ts', once.text, { umbrella });
        expect(twice.text).toBe(once.text);
        const before = nameProblems(text);
        expect(nameProblems(once.text).filter((problem) => !before.includes(problem))).toEqual([]);
        expect(twice.left.map(({ message }) => message)).toEqual(once.left.map(({ message }) => message));
      },
    ),
    { numRuns: 300 },
  );
});
