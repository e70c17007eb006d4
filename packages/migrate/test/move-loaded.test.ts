import { describe, expect, test } from 'vitest';
import { moved, movedText } from './moved';

const file = 'app.js';

describe('require', () => {
  test('of the module becomes one of names, where it is', () => {
    expect(
      movedText(
        "'use strict';\nconst tasks = require('$');\n\nfunction run() {\n  return new tasks.SnsPublish(tasks.LambdaInvoke);\n}\n",
        { file },
      ),
    ).toBe(
      "'use strict';\nconst { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\nconst { SnsPublish } = require('@cdk-sfn/tasks-sns');\n\n" +
        'function run() {\n  return new SnsPublish(LambdaInvoke);\n}\n',
    );
  });

  test('in a function', () => {
    expect(
      movedText("function run() {\n\tvar tasks = require('$')\n\treturn new tasks.LambdaInvoke(tasks.EksCall)\n}\n", {
        file,
      }),
    ).toBe(
      "function run() {\n\tvar { EksCall } = require('@cdk-sfn/tasks-eks')\n\tvar { LambdaInvoke } = require('@cdk-sfn/tasks-lambda')\n\treturn new LambdaInvoke(EksCall)\n}\n",
    );
  });

  test('of names', () => {
    expect(movedText('const { LambdaInvoke } = require("$");\n', { file })).toBe(
      'const { LambdaInvoke } = require("@cdk-sfn/tasks-lambda");\n',
    );
    expect(movedText("const { LambdaInvoke: Invoke, SnsPublish = null } = require('$'); // tasks\n", { file })).toBe(
      "const { LambdaInvoke: Invoke } = require('@cdk-sfn/tasks-lambda');\nconst { SnsPublish = null } = require('@cdk-sfn/tasks-sns'); // tasks\n",
    );
  });

  test('among other declarations', () => {
    expect(
      movedText(
        "const cdk = require('aws-cdk-lib'), tasks = require('$'), x = 1;\nnew tasks.SnsPublish(tasks.EksCall);\n",
        { file },
      ),
    ).toBe(
      "const cdk = require('aws-cdk-lib'), { EksCall } = require('@cdk-sfn/tasks-eks'), { SnsPublish } = require('@cdk-sfn/tasks-sns'), x = 1;\nnew SnsPublish(EksCall);\n",
    );
  });

  test('and a name at once', () => {
    expect(
      movedText("const Invoke = require('$').LambdaInvoke;\nmodule.exports = require('$')['SnsPublish'];\n", { file }),
    ).toBe(
      "const Invoke = require('@cdk-sfn/tasks-lambda').LambdaInvoke;\nmodule.exports = require('@cdk-sfn/tasks-sns')['SnsPublish'];\n",
    );
  });

  test('names taken out later, and other names', () => {
    expect(
      movedText(
        "const tasks = require('$');\nconst { LambdaInvoke } = tasks;\nconst t = tasks;\nnew t.SnsPublish(LambdaInvoke);\n",
        { file },
      ),
    ).toBe(
      "const { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\nconst { SnsPublish } = require('@cdk-sfn/tasks-sns');\nnew SnsPublish(LambdaInvoke);\n",
    );
  });

  test('types in comments', () => {
    expect(
      movedText(
        "const tasks = require('$');\n/**\n * @param {tasks.LambdaInvokeProps} props see {@link tasks.LambdaInvoke}\n" +
          " * @returns {import('$').SnsPublish}\n */\nexports.run = (props) => new tasks.SnsPublish(props);\n",
        { file },
      ),
    ).toBe(
      "const { SnsPublish } = require('@cdk-sfn/tasks-sns');\n/**\n * @param {import('@cdk-sfn/tasks-lambda').LambdaInvokeProps} props see {@link tasks.LambdaInvoke}\n" +
        " * @returns {import('@cdk-sfn/tasks-sns').SnsPublish}\n */\nexports.run = (props) => new SnsPublish(props);\n",
    );
  });

  test.each([
    [
      "const { LambdaInvoke, ...others } = require('$');\n",
      '1:7 not all names are written out; use the names themselves, or --umbrella',
    ],
    [
      "module.exports = require('$');\n",
      '1:18 all names are passed on as one value; use the names themselves, or --umbrella',
    ],
    ["require('$');\n", '1:1 it is loaded, and no name of it is used'],
    ["require('$').Nothing;\n", '1:1 no package of ours has `Nothing`'],
    [
      "const tasks = require('$');\ntasks.LambdaInvokeProps;\n",
      '2:1 `LambdaInvokeProps` is a type: it does not exist at run time',
    ],
    [
      "let tasks = require('$');\ntasks = wrap(tasks);\nnew tasks.LambdaInvoke();\n",
      '2:1 `tasks` is something else from here on',
    ],
    ["const { Nothing } = require('$');\n", '1:9 no package of ours has `Nothing`'],
  ])('%s stays', (text, message) => {
    expect(moved(text, { file })).toMatchObject({ text, left: [message] });
  });

  test('names that we do not have stay beside the others', () => {
    expect(moved("const { LambdaInvoke, Nothing } = require('$');\n", { file })).toMatchObject({
      text: "const { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\nconst { Nothing } = require('$');\n",
      left: ['1:23 no package of ours has `Nothing`'],
    });
    expect(moved("const tasks = require('$');\nnew tasks.LambdaInvoke(tasks.Nothing);\n", { file })).toMatchObject({
      text: "const { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\nconst tasks = require('$');\nnew LambdaInvoke(tasks.Nothing);\n",
      left: ['2:24 no package of ours has `Nothing`'],
    });
  });

  test.each([
    "const tasks = require('$');\nrun(tasks, tasks.LambdaInvoke);\n",
    "const { LambdaInvoke, SnsPublish, ...others } = require('$');\n",
    "module.exports = require('$');\n",
  ])('--umbrella: %s', (text) => {
    expect(movedText(text, { file, umbrella: true })).toBe(text.replace('$', '@cdk-sfn/tasks'));
  });
});

describe('import()', () => {
  test('that is awaited', () => {
    expect(
      movedText(
        "const tasks = await import('$');\nnew tasks.LambdaInvoke(tasks.SnsPublish, (await import('$')).EksCall);\n",
        { file: 'app.mjs' },
      ),
    ).toBe(
      "const { LambdaInvoke } = await import('@cdk-sfn/tasks-lambda');\nconst { SnsPublish } = await import('@cdk-sfn/tasks-sns');\n" +
        "new LambdaInvoke(SnsPublish, (await import('@cdk-sfn/tasks-eks')).EksCall);\n",
    );
  });

  test('with a callback', () => {
    expect(
      movedText(
        "import('$').then(({ SnsPublish: Tell }) => new Tell());\nimport('$').then(function (m) { return m.EksCall; });\n",
      ),
    ).toBe(
      "import('@cdk-sfn/tasks-sns').then(({ SnsPublish: Tell }) => new Tell());\nimport('@cdk-sfn/tasks-eks').then(function (m) { return m.EksCall; });\n",
    );
  });

  test.each([
    [
      "import('$').then(({ SnsPublish, EksCall }) => 1);\n",
      '@cdk-sfn/tasks-sns and @cdk-sfn/tasks-eks have these names',
    ],
    ["import('$').then((m) => run(m));\n", 'not all names are written out'],
    ["export const load = () => import('$');\n", 'which names are used shows only elsewhere'],
  ])('%s stays', (text, message) => {
    expect(moved(text)).toMatchObject({ text, left: [expect.stringContaining(message)] });
    expect(movedText(text, { umbrella: true })).toBe(text.replace('$', '@cdk-sfn/tasks'));
  });

  test('a callback with a name that we do not have stays', () => {
    const text = "import('$').then(({ Nothing }) => 1);\n";
    expect(moved(text, { umbrella: true })).toMatchObject({
      text,
      left: [expect.stringContaining('no package of ours has `Nothing`')],
    });
  });
});
