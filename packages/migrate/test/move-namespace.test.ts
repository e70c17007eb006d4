import { describe, expect, test } from 'vitest';
import { moved, movedText } from './moved';

const head = "import * as tasks from '$';\n";

describe('names that mean something else', () => {
  test('in the file, in a function, as a parameter', () => {
    expect(
      movedText(
        `${head}class LambdaInvoke extends tasks.LambdaInvoke {}\n` +
          'const tell = (SnsPublish: string) => new tasks.SnsPublish(SnsPublish);\n' +
          '{ const EksCall = 1; new tasks.SqsSendMessage(EksCall, tasks.EksCall); }\n',
      ),
    ).toBe(
      "import { EksCall as SfnEksCall } from '@cdk-sfn/tasks-eks';\n" +
        "import { LambdaInvoke as SfnLambdaInvoke } from '@cdk-sfn/tasks-lambda';\n" +
        "import { SnsPublish as SfnSnsPublish } from '@cdk-sfn/tasks-sns';\n" +
        "import { SqsSendMessage } from '@cdk-sfn/tasks-sqs';\n" +
        'class LambdaInvoke extends SfnLambdaInvoke {}\n' +
        'const tell = (SnsPublish: string) => new SfnSnsPublish(SnsPublish);\n' +
        '{ const EksCall = 1; new SqsSendMessage(EksCall, SfnEksCall); }\n',
    );
  });

  test('globals', () => {
    expect(
      movedText(
        `${head}new tasks.DockerImage(Mode.of(new tasks.ContainerDefinition()), tasks.Mode);\n`.replace(
          'Channel',
          'DockerImage',
        ),
      ),
    ).toBe(
      "import {\n  ContainerDefinition,\n  DockerImage,\n  Mode as SfnMode,\n} from '@cdk-sfn/tasks-sagemaker';\n" +
        'new DockerImage(Mode.of(new ContainerDefinition()), SfnMode);\n',
    );
  });

  test('what stands for the module, in a function', () => {
    expect(
      movedText(
        `${head}new tasks.LambdaInvoke();\nfunction run(tasks: { SnsPublish: 1 }) { return tasks.SnsPublish; }\n`,
      ),
    ).toBe(
      "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nnew LambdaInvoke();\n" +
        'function run(tasks: { SnsPublish: 1 }) { return tasks.SnsPublish; }\n',
    );
  });

  test('a name that stands for the same is taken', () => {
    expect(
      movedText(
        `import { LambdaInvoke as Invoke } from '@cdk-sfn/tasks-lambda';\n${head}new tasks.LambdaInvoke(Invoke);\n`,
      ),
    ).toBe("import { LambdaInvoke as Invoke } from '@cdk-sfn/tasks-lambda';\nnew Invoke(Invoke);\n");
  });

  test('but not where it means something else, nor a type in place of a value', () => {
    expect(
      movedText(
        `import { type LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n${head}const a: LambdaInvoke = new tasks.LambdaInvoke();\n`,
      ),
    ).toContain(
      "import { LambdaInvoke as SfnLambdaInvoke } from '@cdk-sfn/tasks-lambda';\nconst a: LambdaInvoke = new SfnLambdaInvoke();",
    );
  });
});

test('comments within a name stay', () => {
  expect(movedText(`${head}new tasks /* all of them */ . LambdaInvoke(tasks // here\n  .SnsPublish);\n`)).toBe(
    "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nimport { SnsPublish } from '@cdk-sfn/tasks-sns';\n" +
      'new /* all of them */ LambdaInvoke(// here\nSnsPublish);\n',
  );
});

test('parentheses and optional chains', () => {
  expect(movedText(`${head}new (tasks).LambdaInvoke(tasks?.SnsPublish, tasks!.SqsSendMessage);\n`)).toContain(
    'new LambdaInvoke(SnsPublish, SqsSendMessage);',
  );
});

test('classes, decorators, generics and types of values', () => {
  expect(
    movedText(
      `${head}@tasks.LambdaInvoke.of()\nclass A extends tasks.SnsPublish implements tasks.IContainerDefinition {\n` +
        '  readonly b: Map<tasks.EksCallProps, typeof tasks.EksCall> = tasks.Mode.SINGLE_MODEL as tasks.Mode.SINGLE_MODEL;\n}\n',
    ),
  ).toBe(
    "import { EksCall, type EksCallProps } from '@cdk-sfn/tasks-eks';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n" +
      "import { type IContainerDefinition, Mode } from '@cdk-sfn/tasks-sagemaker';\nimport { SnsPublish } from '@cdk-sfn/tasks-sns';\n" +
      '@LambdaInvoke.of()\nclass A extends SnsPublish implements IContainerDefinition {\n' +
      '  readonly b: Map<EksCallProps, typeof EksCall> = Mode.SINGLE_MODEL as Mode.SINGLE_MODEL;\n}\n',
  );
});

describe('other names for it', () => {
  test('are looked through', () => {
    expect(movedText(`${head}const t = tasks;\nnew t.LambdaInvoke(tasks.SnsPublish);\n`)).toBe(
      "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nimport { SnsPublish } from '@cdk-sfn/tasks-sns';\nnew LambdaInvoke(SnsPublish);\n",
    );
  });

  test('stay when something of them stays', () => {
    expect(moved(`${head}const t = tasks;\nrun(t, t.LambdaInvoke);\n`)).toMatchObject({
      text: `import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n${head}const t = tasks;\nrun(t, LambdaInvoke);\n`,
      left: ['3:5 `t`: all names are passed on as one value; use the names themselves, or --umbrella'],
    });
  });

  test('names taken out of it at the top are imported', () => {
    expect(
      movedText(
        `${head}const { LambdaInvoke, SnsPublish: Tell } = tasks;\nnew LambdaInvoke(Tell, tasks.LambdaInvoke);\n`,
      ),
    ).toBe(
      "import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\nimport { SnsPublish as Tell } from '@cdk-sfn/tasks-sns';\nnew LambdaInvoke(Tell, LambdaInvoke);\n",
    );
  });

  test.each([
    'function run() {\n  const { LambdaInvoke } = tasks;\n  new LambdaInvoke();\n}\n',
    'const { LambdaInvoke, ...others } = tasks;\n',
    'let { LambdaInvoke } = tasks;\n',
  ])('names taken out of it otherwise stay: %s', (text) => {
    expect(moved(head + text)).toMatchObject({
      text: head + text,
      left: [expect.stringContaining('cannot be imported in its place')],
    });
  });
});

test.each([
  ['run(tasks);\n', '2:5 `tasks`: all names are passed on as one value; use the names themselves, or --umbrella'],
  ['run({ tasks });\n', '2:7 `tasks`: all names are passed on as one value; use the names themselves, or --umbrella'],
  [
    "jest.spyOn(tasks, 'LambdaInvoke');\n",
    '2:12 `tasks`: all names are passed on as one value; use the names themselves, or --umbrella',
  ],
  [
    'tasks[name];\n',
    '2:1 `tasks`: which name is taken shows only when it runs; use the names themselves, or --umbrella',
  ],
  ['let a: typeof tasks;\n', '2:15 `tasks`: it is the type of all names; use the names themselves, or --umbrella'],
  ['export { tasks };\n', '2:10 `tasks`: all names are exported as one; use the names themselves, or --umbrella'],
  ['export default tasks;\n', '2:16 `tasks`: all names are exported as one; use the names themselves, or --umbrella'],
  [
    'tasks.LambdaInvoke = mock;\n',
    '2:1 `tasks`: `LambdaInvoke` of upstream is replaced here, which does not change ours',
  ],
  ['import Invoke = tasks.LambdaInvoke;\n', '2:17 write `import { LambdaInvoke as … }` from the package that has it'],
])('%s stays', (text, message) => {
  expect(moved(head + text)).toMatchObject({ text: head + text, left: [message], packages: [] });
});

test('what can be moved over is, beside what stays', () => {
  expect(moved(`${head}run(tasks, new tasks.LambdaInvoke());\n`)).toMatchObject({
    text: `import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n${head}run(tasks, new LambdaInvoke());\n`,
    left: ['2:5 `tasks`: all names are passed on as one value; use the names themselves, or --umbrella'],
  });
});
