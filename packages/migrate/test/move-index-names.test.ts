import { describe, expect, test } from 'vitest';
import { moved, movedText } from './moved';

describe('a name of the index', () => {
  test('among others', () => {
    expect(
      movedText(
        "import { Stack, aws_stepfunctions_tasks as tasks, App } from 'aws-cdk-lib'; // all\nnew tasks.LambdaInvoke(new App());\n",
      ),
    ).toBe(
      "import { Stack, App } from 'aws-cdk-lib'; // all\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke(new App());\n",
    );
  });

  test('in a line of its own', () => {
    expect(
      movedText(
        "import {\n    aws_stepfunctions_tasks as tasks,\n    Stack, // one\n} from 'aws-cdk-lib';\r\nnew tasks.LambdaInvoke();\n",
      ),
    ).toBe(
      "import {\n    Stack, // one\n} from 'aws-cdk-lib';\r\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\r\nnew LambdaInvoke();\n".replace(
        "lambda';\r\n",
        "lambda';\r\n",
      ),
    );
  });

  test.each([
    ["import { Stack, aws_stepfunctions_tasks } from 'aws-cdk-lib';", 'the last'],
    ["import { aws_stepfunctions_tasks, Stack } from 'aws-cdk-lib';", 'the first'],
  ])('%s: %s', (statement) => {
    expect(movedText(`${statement}\nnew aws_stepfunctions_tasks.LambdaInvoke();\n`)).toBe(
      "import { Stack } from 'aws-cdk-lib';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke();\n",
    );
  });

  test('alone', () => {
    expect(
      movedText("import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nnew tasks.LambdaInvoke();\n"),
    ).toBe("import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke();\n");
  });

  test('beside the default', () => {
    expect(
      movedText("import cdk, { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nnew tasks.LambdaInvoke(cdk);\n"),
    ).toBe(
      "import cdk from 'aws-cdk-lib';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke(cdk);\n",
    );
  });

  test('twice', () => {
    const text =
      "import { aws_stepfunctions_tasks as a, aws_stepfunctions_tasks as b } from 'aws-cdk-lib';\nnew a.LambdaInvoke(b);\n";
    expect(moved(text)).toMatchObject({
      text,
      left: [expect.stringContaining('1:10'), expect.stringContaining('1:40')],
    });
  });

  test('as a type', () => {
    expect(
      movedText(
        "import { Stack, type aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nlet a: tasks.LambdaInvoke;\n",
      ),
    ).toBe(
      "import { Stack } from 'aws-cdk-lib';\nimport type { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nlet a: LambdaInvoke;\n",
    );
  });

  test('of which something stays', () => {
    expect(
      moved("import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nrun(tasks, new tasks.LambdaInvoke());\n"),
    ).toMatchObject({
      text:
        "import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n" +
        'run(tasks, new LambdaInvoke());\n',
      left: ['2:5 `tasks`: all names are passed on as one value; use the names themselves, or --umbrella'],
    });
  });

  test('with require', () => {
    const file = 'app.js';
    expect(
      movedText(
        "const { Stack, aws_stepfunctions_tasks: tasks } = require('aws-cdk-lib');\nnew tasks.LambdaInvoke(Stack);\n",
        { file },
      ),
    ).toBe(
      "const { Stack } = require('aws-cdk-lib');\nconst { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\nnew LambdaInvoke(Stack);\n",
    );
    expect(
      movedText(
        "const { aws_stepfunctions_tasks: tasks } = require('aws-cdk-lib'), a = 1;\nnew tasks.LambdaInvoke(a);\n",
        { file },
      ),
    ).toBe("const { LambdaInvoke } = require('@cdk-sfn/tasks-lambda'), a = 1;\nnew LambdaInvoke(a);\n");
  });
});

describe('by way of all of aws-cdk-lib', () => {
  test.each([
    "import * as cdk from 'aws-cdk-lib';",
    "import cdk from 'aws-cdk-lib';",
    "import cdk = require('aws-cdk-lib');",
  ])('%s', (statement) => {
    expect(
      movedText(
        `${statement}\n\nnew cdk.aws_stepfunctions_tasks.LambdaInvoke(new cdk.App() as cdk.aws_stepfunctions_tasks.SnsPublishProps);\n`,
      ),
    ).toBe(
      `${statement}\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nimport type { SnsPublishProps } from '@cdk-sfn/tasks-sns';\n\n` +
        'new LambdaInvoke(new cdk.App() as SnsPublishProps);\n',
    );
  });

  test('with another name for it', () => {
    const after =
      "import * as cdk from 'aws-cdk-lib';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke(cdk);\n";
    for (const keyword of ['const', 'import']) {
      expect(
        movedText(
          `import * as cdk from 'aws-cdk-lib';\n${keyword} tasks = cdk.aws_stepfunctions_tasks;\nnew tasks.LambdaInvoke(cdk);\n`,
        ),
      ).toBe(after);
    }
    expect(
      movedText(
        "import * as cdk from 'aws-cdk-lib';\nconst { aws_stepfunctions_tasks: tasks } = cdk;\nnew tasks.LambdaInvoke(cdk);\n",
      ),
    ).toBe(after);
    expect(
      movedText(
        "import * as cdk from 'aws-cdk-lib';\nconst { LambdaInvoke } = cdk.aws_stepfunctions_tasks;\nnew LambdaInvoke(cdk);\n",
      ),
    ).toBe(after);
  });

  test('with require', () => {
    expect(
      movedText(
        "const cdk = require('aws-cdk-lib');\nconst { aws_stepfunctions_tasks: tasks, Stack } = cdk;\nconst t = cdk.aws_stepfunctions_tasks;\n" +
          'new tasks.LambdaInvoke(Stack, t.EksCall, cdk.aws_stepfunctions_tasks.SnsPublish);\n',
        { file: 'app.js' },
      ),
    ).toBe(
      "const cdk = require('aws-cdk-lib');\nconst { SnsPublish } = require('@cdk-sfn/tasks-sns');\nconst { Stack } = cdk;\n" +
        "const { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\nconst { EksCall } = require('@cdk-sfn/tasks-eks');\n" +
        'new LambdaInvoke(Stack, EksCall, SnsPublish);\n',
    );
  });

  test('and at once', () => {
    expect(
      movedText(
        "const Invoke = require('aws-cdk-lib').aws_stepfunctions_tasks.LambdaInvoke;\n" +
          "const tasks = require('aws-cdk-lib').aws_stepfunctions_tasks;\n" +
          "const cdk = require('aws-cdk-lib'), Tell = cdk.aws_stepfunctions_tasks.SnsPublish;\n" +
          'new tasks.EksCall(Invoke);\n',
        { file: 'app.js' },
      ),
    ).toBe(
      "const Invoke = require('@cdk-sfn/tasks-lambda').LambdaInvoke;\n" +
        "const { EksCall } = require('@cdk-sfn/tasks-eks');\n" +
        "const cdk = require('aws-cdk-lib'), Tell = require('@cdk-sfn/tasks-sns').SnsPublish;\n" +
        'new EksCall(Invoke);\n',
    );
    expect(
      movedText("export const a = (await import('aws-cdk-lib')).aws_stepfunctions_tasks.LambdaInvoke;\n", {
        file: 'app.mjs',
      }),
    ).toBe("export const a = (await import('@cdk-sfn/tasks-lambda')).LambdaInvoke;\n");
  });

  test('in a comment of JavaScript', () => {
    expect(
      movedText(
        "const cdk = require('aws-cdk-lib');\n/** @type {cdk.aws_stepfunctions_tasks.LambdaInvokeProps} */\nlet a;\n",
        { file: 'app.js' },
      ),
    ).toBe(
      "const cdk = require('aws-cdk-lib');\n/** @type {import('@cdk-sfn/tasks-lambda').LambdaInvokeProps} */\nlet a;\n",
    );
  });

  test('used in the statement that takes them out', () => {
    const text =
      "const cdk = require('aws-cdk-lib'), { aws_stepfunctions_tasks: tasks } = cdk, A = tasks.LambdaInvoke;\n";
    expect(moved(text, { file: 'app.js' })).toMatchObject({
      text,
      left: ['1:39 names of it are used in the same statement: make it a statement of its own'],
    });
  });

  test.each([
    [
      'run(cdk.aws_stepfunctions_tasks);\n',
      '2:5 `cdk.aws_stepfunctions_tasks`: all names are passed on as one value; use the names themselves, or --umbrella',
    ],
    ['cdk.aws_stepfunctions_tasks.Nothing;\n', '2:1 no package of ours has `Nothing`'],
    [
      'export const { aws_stepfunctions_tasks } = cdk;\n',
      '2:16 the tasks of `aws-cdk-lib` are taken in a way that only you can change: import the names',
    ],
  ])('%s stays', (text, message) => {
    const head = "import * as cdk from 'aws-cdk-lib';\n";
    expect(moved(head + text)).toMatchObject({ text: head + text, left: [message] });
  });
});

describe('--umbrella', () => {
  const umbrella = true;

  test.each([
    [
      "import { Stack, aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nrun(tasks);\n",
      "import { Stack } from 'aws-cdk-lib';\nimport * as tasks from '@cdk-sfn/tasks';\nrun(tasks);\n",
    ],
    [
      "import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';\nrun(tasks);\n",
      "import * as tasks from '@cdk-sfn/tasks';\nrun(tasks);\n",
    ],
    [
      "import * as cdk from 'aws-cdk-lib';\nrun(cdk.aws_stepfunctions_tasks, tasks => new cdk.aws_stepfunctions_tasks.LambdaInvoke(tasks));\n",
      "import * as cdk from 'aws-cdk-lib';\nimport * as sfnTasks from '@cdk-sfn/tasks';\nrun(sfnTasks, tasks => new sfnTasks.LambdaInvoke(tasks));\n",
    ],
    [
      "import * as cdk from 'aws-cdk-lib';\nconst tasks = cdk.aws_stepfunctions_tasks;\nrun(tasks);\n",
      "import * as cdk from 'aws-cdk-lib';\nimport * as tasks from '@cdk-sfn/tasks';\nrun(tasks);\n",
    ],
  ])('%s', (before, after) => {
    expect(movedText(before, { umbrella })).toBe(after);
  });

  test.each([
    [
      "const { aws_stepfunctions_tasks: tasks } = require('aws-cdk-lib');\nrun(tasks);\n",
      "const tasks = require('@cdk-sfn/tasks');\nrun(tasks);\n",
    ],
    [
      "const cdk = require('aws-cdk-lib');\nconst tasks = cdk.aws_stepfunctions_tasks;\nrun(tasks);\n",
      "const cdk = require('aws-cdk-lib');\nconst tasks = require('@cdk-sfn/tasks');\nrun(tasks);\n",
    ],
    [
      "const cdk = require('aws-cdk-lib');\nnew cdk.aws_stepfunctions_tasks.LambdaInvoke();\n",
      "const cdk = require('aws-cdk-lib');\nconst tasks = require('@cdk-sfn/tasks');\nnew tasks.LambdaInvoke();\n",
    ],
  ])('%s', (before, after) => {
    expect(movedText(before, { file: 'app.js', umbrella })).toBe(after);
  });
});
