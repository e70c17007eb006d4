import { describe, expect, test } from 'vitest';
import { moved, movedText } from './moved';

describe('import of names', () => {
  test('of one package: only the module changes', () => {
    expect(movedText("import {LambdaInvoke,   LambdaInvokeProps} from '$'\n")).toBe(
      "import {LambdaInvoke,   LambdaInvokeProps} from '@cdk-sfn/tasks-lambda'\n",
    );
  });

  test('of two packages: a statement for each, written like the one before', () => {
    expect(movedText('import {SnsPublish, LambdaInvoke} from "$"\nnew SnsPublish();')).toBe(
      'import {LambdaInvoke} from "@cdk-sfn/tasks-lambda"\nimport {SnsPublish} from "@cdk-sfn/tasks-sns"\nnew SnsPublish();',
    );
  });

  test('aliases and types stay what they are', () => {
    expect(
      movedText("import { LambdaInvoke as Invoke, type LambdaInvokeProps, SnsPublish } from '$';\nnew Invoke();\n"),
    ).toBe(
      "import { LambdaInvoke as Invoke, type LambdaInvokeProps } from '@cdk-sfn/tasks-lambda';\n" +
        "import { SnsPublish } from '@cdk-sfn/tasks-sns';\nnew Invoke();\n",
    );
    expect(movedText("import type { LambdaInvokeProps, SnsPublishProps } from '$';\n")).toBe(
      "import type { LambdaInvokeProps } from '@cdk-sfn/tasks-lambda';\n" +
        "import type { SnsPublishProps } from '@cdk-sfn/tasks-sns';\n",
    );
  });

  test('comments go with their names', () => {
    expect(
      movedText(
        [
          '// Tasks',
          'import {',
          '  // calls',
          '  LambdaInvoke, // a function',
          '  /* tells */ SnsPublish,',
          '  LambdaInvocationType,',
          "} from '$'; // upstream",
          '',
        ].join('\n'),
      ),
    ).toBe(
      [
        '// Tasks',
        'import {',
        '  // calls',
        '  LambdaInvoke, // a function',
        '  LambdaInvocationType,',
        "} from '@cdk-sfn/tasks-lambda';",
        'import {',
        '  /* tells */',
        '  SnsPublish,',
        "} from '@cdk-sfn/tasks-sns'; // upstream",
        '',
      ].join('\n'),
    );
  });

  test('what does not fit a line has a line for each name', () => {
    const names = ['SageMakerCreateEndpointConfig', 'SageMakerCreateTrainingJob', 'SageMakerCreateTransformJob'];
    expect(movedText(`import {\n\tLambdaInvoke,\n\t${names.join(',\n\t')},\n} from '$';\n`)).toBe(
      `import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nimport {\n\t${names.join(',\n\t')},\n} from '@cdk-sfn/tasks-sagemaker';\n`,
    );
  });

  test('names that we do not have stay, with why', () => {
    expect(moved("import {\n  LambdaInvoke,\n  RunLambdaTask, // old\n  Nothing,\n} from '$';\n")).toMatchObject({
      text:
        "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n" +
        "import {\n  RunLambdaTask, // old\n  Nothing,\n} from '$';\n",
      left: [
        '3:3 `RunLambdaTask` is of CDK v1, for `sfn.Task`: write `LambdaInvoke`, which is a state by itself',
        '4:3 no package of ours has `Nothing`',
      ],
      packages: ['@cdk-sfn/tasks-lambda'],
    });
    const only = "import { Nothing } from '$';\n";
    expect(moved(only)).toMatchObject({ text: only, packages: [] });
  });

  test('of CDK v1', () => {
    expect(movedText("import { LambdaInvoke } from '@aws-cdk/aws-stepfunctions-tasks';\n")).toBe(
      "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n",
    );
  });

  test('other modules are none of our business', () => {
    const text =
      "import { LambdaInvoke } from './aws-stepfunctions-tasks';\nimport { Chain } from 'aws-cdk-lib/aws-stepfunctions';\n";
    expect(movedText(text)).toBe(text);
  });
});

describe('import of the module', () => {
  test('becomes imports of names', () => {
    expect(
      movedText(
        "import * as tasks from '$';\n\nconst make = (props: tasks.LambdaInvokeProps): tasks.SnsPublish =>\n" +
          "  new tasks.SnsPublish(new tasks.LambdaInvoke(props), tasks['LambdaInvocationType'].EVENT);\n",
      ),
    ).toBe(
      "import {\n  LambdaInvocationType,\n  LambdaInvoke,\n  type LambdaInvokeProps,\n} from '@cdk-sfn/tasks-lambda';\n" +
        "import { SnsPublish } from '@cdk-sfn/tasks-sns';\n\n" +
        'const make = (props: LambdaInvokeProps): SnsPublish =>\n' +
        '  new SnsPublish(new LambdaInvoke(props), LambdaInvocationType.EVENT);\n',
    );
  });

  test.each([
    ["import tasks from '$';", 'the default, which Node.js gives ES modules'],
    ["import tasks = require('$');", 'of CommonJS in TypeScript'],
  ])('%s: %s', (statement) => {
    expect(movedText(`${statement}\nnew tasks.LambdaInvoke();\n`)).toBe(
      "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke();\n",
    );
  });

  test('types alone', () => {
    expect(movedText("import type * as tasks from '$';\nlet a: tasks.LambdaInvoke;\n")).toBe(
      "import type { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nlet a: LambdaInvoke;\n",
    );
    expect(movedText("import * as tasks from '$';\nlet a: tasks.LambdaInvokeProps;\n")).toBe(
      "import type { LambdaInvokeProps } from '@cdk-sfn/tasks-lambda';\nlet a: LambdaInvokeProps;\n",
    );
  });

  test('beside names', () => {
    expect(
      movedText(
        "import tasks, { LambdaInvoke } from '$';\nnew tasks.LambdaInvoke(new LambdaInvoke(), tasks.EksCall);\n",
      ),
    ).toBe(
      "import { EksCall } from '@cdk-sfn/tasks-eks';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n" +
        'new LambdaInvoke(new LambdaInvoke(), EksCall);\n',
    );
  });

  test('that is not used goes away', () => {
    expect(movedText("import { a } from './a';\nimport * as tasks from '$';\na();\n")).toBe(
      "import { a } from './a';\na();\n",
    );
  });

  test('that is loaded only stays', () => {
    expect(moved("import '$';\n")).toMatchObject({
      text: "import '$';\n",
      left: ['1:8 it is loaded, and no name of it is used: nothing of ours has to be loaded'],
    });
  });
});

describe('exports', () => {
  test('of names', () => {
    expect(
      movedText("export { LambdaInvoke, SnsPublish as Tell } from '$';\nexport type { LambdaInvokeProps } from '$';\n"),
    ).toBe(
      "export { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nexport { SnsPublish as Tell } from '@cdk-sfn/tasks-sns';\n" +
        "export type { LambdaInvokeProps } from '@cdk-sfn/tasks-lambda';\n",
    );
  });

  test('of names that we do not have', () => {
    expect(moved("export { LambdaInvoke, Nothing } from '$';\n")).toMatchObject({
      text: "export { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nexport { Nothing } from '$';\n",
      left: ['1:24 no package of ours has `Nothing`'],
    });
  });

  test.each(["export * from '$';\n", "export * as tasks from '$';\n"])('of everything: %s', (text) => {
    expect(moved(text)).toMatchObject({
      text,
      left: [
        '1:1 all names are exported at once: name those that are used elsewhere; use the names themselves, or --umbrella',
      ],
    });
    expect(movedText(text, { umbrella: true })).toBe(text.replace('$', '@cdk-sfn/tasks'));
  });

  test('of what was imported', () => {
    expect(movedText("import { LambdaInvoke } from '$';\nexport { LambdaInvoke };\n")).toBe(
      "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nexport { LambdaInvoke };\n",
    );
  });

  test('of what was imported as a whole', () => {
    const text = "export import tasks = require('$');\nnew tasks.LambdaInvoke();\n";
    expect(moved(text)).toMatchObject({ text, left: [expect.stringContaining('1:1 all names are exported as one')] });
  });
});

test('types by import', () => {
  expect(movedText("type A = import('$').LambdaInvokeProps;\n")).toBe(
    "type A = import('@cdk-sfn/tasks-lambda').LambdaInvokeProps;\n",
  );
  const text = "type A = typeof import('$');\ntype B = import('$').Nothing;\n";
  expect(moved(text)).toMatchObject({
    text,
    left: [
      '1:10 it is the type of all names; use the names themselves, or --umbrella',
      '2:10 no package of ours has `Nothing`',
    ],
  });
  expect(moved(text, { umbrella: true }).text).toBe(
    "type A = typeof import('@cdk-sfn/tasks');\ntype B = import('$').Nothing;\n",
  );
});

describe('--umbrella', () => {
  test.each([
    "import * as tasks from '$';\nnew tasks.LambdaInvoke(tasks[name], typeof tasks);\nexport { tasks };\n",
    "import { LambdaInvoke, /* tells */ SnsPublish } from '$';\n",
    "import tasks, { LambdaInvoke } from '$';\nnew tasks.SnsPublish();\n",
    "import tasks = require('$');\nnew tasks.SnsPublish();\n",
    "export { LambdaInvoke } from '$';\n",
  ])('only the module changes: %s', (text) => {
    expect(movedText(text, { umbrella: true })).toBe(text.replace('$', '@cdk-sfn/tasks'));
  });

  test('names that we do not have stay with upstream, also by another name for it', () => {
    expect(moved("import * as tasks from '$';\nconst t = tasks;\nt.Nothing;\n", { umbrella: true })).toMatchObject({
      text: "import * as tasks from '$';\nconst t = tasks;\nt.Nothing;\n",
      left: ['3:1 no package of ours has `Nothing`'],
    });
  });

  test('names that we do not have stay with upstream', () => {
    expect(
      moved("import * as tasks from '$';\nnew tasks.LambdaInvoke(new tasks.Nothing());\n", { umbrella: true }),
    ).toMatchObject({
      text:
        "import { LambdaInvoke } from '@cdk-sfn/tasks';\nimport * as tasks from '$';\n" +
        'new LambdaInvoke(new tasks.Nothing());\n',
      left: ['2:28 no package of ours has `Nothing`'],
    });
  });
});
