import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { applyMigration, MigrationError, planMigration, type PlanOptions } from '../src';
import { typeProblems } from './type-problems';
import { workFolder } from './work-folder';

const upstream = 'aws-cdk-lib/aws-stepfunctions-tasks';
const v1 = '@aws-cdk/aws-stepfunctions-tasks';
const manifest = '{\n  "name": "app",\n  "dependencies": {\n    "aws-cdk-lib": "2.276.0"\n  }\n}\n';
const source = `import { LambdaInvoke } from '${upstream}';\n`;

function plan(files: Record<string, string>, { path = '.', ...options }: PlanOptions = {}) {
  const dir = workFolder(files);
  return planMigration({ path: join(dir, path), rangeOf: () => '^1.0.0', ...options });
}

const filesOf = ({ changes }: ReturnType<typeof plan>) => changes.map(({ file }) => file);

test('sources and package.json', () => {
  const { changes, files, left, look, manifests } = plan({
    'lib/a.ts': source,
    'lib/b.ts': 'let b;\n',
    'package.json': manifest,
  });
  expect({ files, left, look, manifests }).toEqual({
    files: 2,
    left: [],
    look: [],
    manifests: [{ file: 'package.json', added: { '@cdk-sfn/tasks-lambda': '^1.0.0' }, removed: [] }],
  });
  expect(changes).toEqual([
    { file: 'lib/a.ts', before: source, after: source.replace(upstream, '@cdk-sfn/tasks-lambda') },
    {
      file: 'package.json',
      before: manifest,
      after: manifest.replace('    "aws', '    "@cdk-sfn/tasks-lambda": "^1.0.0",\n    "aws'),
    },
  ]);
});

test('nothing to do', () => {
  expect(plan({ 'a.ts': 'let a;\n' })).toMatchObject({ files: 1, changes: [], manifests: [], left: [] });
});

test('what package.json has already stays as it is', () => {
  const own = manifest.replace('2.276.0"', '2.276.0",\n    "@cdk-sfn/tasks-lambda": "next"');
  expect(filesOf(plan({ 'a.ts': source, 'package.json': own }))).toEqual(['a.ts']);
});

test('one file', () => {
  const result = plan({ 'lib/a.ts': source, 'lib/b.ts': source, 'package.json': manifest }, { path: 'lib/a.ts' });
  expect(filesOf(result)).toEqual(['a.ts', '../package.json']);
});

describe('several packages', () => {
  const files = {
    '.git/HEAD': '',
    'package.json': '{ "name": "root" }\n',
    'packages/a/package.json': manifest,
    'packages/a/lib/a.ts': source,
    'packages/b/package.json': manifest.replace('dependencies', 'devDependencies'),
    'packages/b/b.js': `const { SnsPublish } = require('${upstream}');\n`,
    'packages/c/package.json': '{ "name": "c" }\n',
    'packages/c/c.ts': source,
  };

  test('each gets what its files need', () => {
    const { manifests } = plan(files);
    expect(manifests.map(({ added, file }) => [file, Object.keys(added)])).toEqual([
      ['packages/a/package.json', ['@cdk-sfn/tasks-lambda']],
      ['packages/b/package.json', ['@cdk-sfn/tasks-sns']],
      ['packages/c/package.json', ['@cdk-sfn/tasks-lambda']],
    ]);
  });

  test('without aws-cdk-lib, the one above that has it', () => {
    const { look, manifests } = plan({ ...files, 'package.json': manifest }, { path: 'packages/c' });
    expect(manifests.map(({ file }) => file)).toEqual(['../../package.json']);
    expect(look).toEqual([]);
  });

  test('or else the next one, with a word about it', () => {
    const { look, manifests } = plan(files, { path: 'packages/c' });
    expect(manifests.map(({ file }) => file)).toEqual(['package.json']);
    expect(look).toEqual([
      {
        file: 'package.json',
        line: 1,
        column: 1,
        message: 'there is no `aws-cdk-lib`, which ours are for: add it, and `constructs`',
      },
    ]);
  });

  test('what is above a repository is not asked', () => {
    const above = { '.git/HEAD': '', 'a.ts': source, 'package.json': '{}' };
    const dir = workFolder({
      'package.json': manifest,
      ...Object.fromEntries(Object.entries(above).map(([file, text]) => [`repo/${file}`, text])),
    });
    expect(planMigration({ path: join(dir, 'repo') }).manifests.map(({ file }) => file)).toEqual(['package.json']);
  });
});

describe('CDK v1', () => {
  const before = `{\n  "dependencies": {\n    "${v1}": "1.204.0",\n    "aws-cdk-lib": "2"\n  }\n}\n`;
  const old = source.replace(upstream, v1);

  test('its package goes', () => {
    expect(plan({ 'a.ts': old, 'package.json': before }).manifests).toEqual([
      { file: 'package.json', added: { '@cdk-sfn/tasks-lambda': '^1.0.0' }, removed: [v1] },
    ]);
  });

  test('and stays while something needs it', () => {
    const { left, manifests } = plan({ 'a.ts': old, 'b.ts': `export * from '${v1}';\n`, 'package.json': before });
    expect(left).toHaveLength(1);
    expect(manifests[0]?.removed).toEqual([]);
  });

  test('and when not all files were looked at', () => {
    const { left, manifests } = plan({ 'lib/a.ts': old, 'package.json': before }, { path: 'lib' });
    expect(manifests[0]?.removed).toEqual([]);
    expect(left).toEqual([
      {
        file: '../package.json',
        line: 1,
        column: 1,
        message: `\`${v1}\` stays: other files of this package may use it`,
      },
    ]);
  });

  test('without CDK v2, the rest of the app has to move as well', () => {
    const { look, manifests } = plan({ 'a.ts': old, 'package.json': `{ "dependencies": { "${v1}": "1" } }` });
    expect(manifests).toMatchObject([{ added: { '@cdk-sfn/tasks-lambda': '^1.0.0' }, removed: [v1] }]);
    expect(look).toMatchObject([{ message: expect.stringContaining('move the rest of the app to CDK v2') as string }]);
  });
});

test('what projen writes is left to projen', () => {
  const generated =
    '{ "//": "~~ Generated by projen. To modify, edit .projenrc.ts", "devDependencies": { "aws-cdk-lib": "^2" } }';
  const result = plan({ 'a.ts': source, 'package.json': generated });
  expect(filesOf(result)).toEqual(['a.ts']);
  expect(result.left).toMatchObject([
    {
      file: 'package.json',
      message: 'projen writes it: add `@cdk-sfn/tasks-lambda@^1.0.0` to the dependencies in .projenrc, and run projen',
    },
  ]);
});

describe('errors', () => {
  test('of all files at once', () => {
    expect(() => plan({ 'a.ts': `${source}let a = ;`, 'b.ts': `${source}(`, 'package.json': manifest })).toThrow(
      new MigrationError(
        'a.ts:2:9 cannot be parsed: Expression expected.\nb.ts:2:2 cannot be parsed: Expression expected.',
      ),
    );
  });

  test('of package.json', () => {
    expect(() => plan({ 'a.ts': source, 'package.json': '{' })).toThrow(/package\.json cannot be read: /);
    expect(() => plan({ '.git/HEAD': '', 'a.ts': source })).toThrow('There is no package.json above');
    expect(() => plan({}, { path: 'nothing' })).toThrow('There is no file or folder');
  });

  test('of what is not UTF-8', () => {
    const dir = workFolder({ 'package.json': manifest });
    writeFileSync(join(dir, 'a.ts'), Buffer.concat([Buffer.from(source), Buffer.from([0x2f, 0x2f, 0xe4])]));
    expect(() => planMigration({ path: dir })).toThrow('a.ts is not in UTF-8: save it so first.');
  });
});

describe('an app as users write it', () => {
  const app = {
    'package.json': manifest,
    'bin/app.ts':
      "#!/usr/bin/env node\nimport * as cdk from 'aws-cdk-lib';\nimport { Orders } from '../lib/orders';\n\nnew Orders(new cdk.App(), 'Orders');\n",
    'lib/orders.ts': `import * as cdk from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from '${upstream}'; // the tasks
import type { Construct } from 'constructs';
import { tell } from './tell';

interface Call extends Omit<tasks.LambdaInvokeProps, 'lambdaFunction'> {
  readonly id: string;
}

export class Orders extends cdk.Stack {
  constructor(scope: Construct, id: string, props?: cdk.StackProps) {
    super(scope, id, props);
    const lambdaFunction = lambda.Function.fromFunctionName(this, 'Function', 'charge');
    // Calls one after the other.
    const calls = (['Charge', 'Ship'] as const).map((id): Call => ({ id, outputPath: '$.Payload' }));
    const LambdaInvoke = ({ id, ...props }: Call): tasks.LambdaInvoke =>
      new tasks.LambdaInvoke(this, id, { lambdaFunction, ...props });
    const [charge, ship] = calls.map(LambdaInvoke);
    const put = new tasks.DynamoPutItem(this, 'Put', {
      table: new cdk.aws_dynamodb.TableV2(this, 'Table', {
        partitionKey: { name: 'id', type: cdk.aws_dynamodb.AttributeType.STRING },
      }),
      item: { id: tasks.DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.id')) },
      returnValues: tasks.DynamoReturnValues.ALL_OLD,
    });
    new sfn.StateMachine(this, 'Machine', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        charge!.next(ship!).next(put).next(tell(this, new sns.Topic(this, 'News'))),
      ),
    });
  }
}
`,
    'lib/tell.ts': `import {aws_stepfunctions as sfn, aws_stepfunctions_tasks as tasks} from "aws-cdk-lib"
import type {Construct} from "constructs"

export const tell = (scope: Construct, topic: tasks.SnsPublishProps["topic"]): sfn.IChainable & sfn.INextable =>
	new tasks.SnsPublish(scope, "Tell", {topic, message: sfn.TaskInput.fromText("Shipped")})
`,
    'scripts/names.mjs': `import tasks, { EksCall } from '${upstream}';\n\nexport const names = [tasks.LambdaInvoke, EksCall].map(({ name }) => name);\n`,
    'scripts/old.cjs': `'use strict';\nconst { aws_stepfunctions_tasks: tasks, Duration } = require('aws-cdk-lib');\n\nmodule.exports = (scope) => new tasks.LambdaInvoke(scope, Duration.days(1));\n`,
  };

  test('moved over', () => {
    const dir = workFolder(app);
    applyMigration(planMigration({ path: dir, rangeOf: () => '^1.0.0' }));
    const read = (file: keyof typeof app) => readFileSync(join(dir, file), 'utf8');

    const orders = app['lib/orders.ts']
      .replace(
        `import * as tasks from '${upstream}';`,
        "import { DynamoAttributeValue, DynamoPutItem, DynamoReturnValues } from '@cdk-sfn/tasks-dynamodb';\n" +
          "import { LambdaInvoke as SfnLambdaInvoke, type LambdaInvokeProps } from '@cdk-sfn/tasks-lambda';",
      )
      .replace(/tasks\.(?=\w+Props|Dynamo)/g, '')
      .replace(/tasks\.(?=LambdaInvoke)/g, 'Sfn');
    expect(read('lib/orders.ts')).toBe(orders);
    expect(read('lib/tell.ts')).toBe(
      app['lib/tell.ts']
        .replace(
          ', aws_stepfunctions_tasks as tasks} from "aws-cdk-lib"',
          '} from "aws-cdk-lib"\nimport {SnsPublish, type SnsPublishProps} from "@cdk-sfn/tasks-sns"',
        )
        .replaceAll('tasks.', ''),
    );
    expect(read('scripts/names.mjs')).toBe(
      "import { EksCall } from '@cdk-sfn/tasks-eks';\nimport { LambdaInvoke } from '@cdk-sfn/tasks-lambda';\n\n" +
        'export const names = [LambdaInvoke, EksCall].map(({ name }) => name);\n',
    );
    expect(read('scripts/old.cjs')).toBe(
      "'use strict';\nconst { Duration } = require('aws-cdk-lib');\nconst { LambdaInvoke } = require('@cdk-sfn/tasks-lambda');\n\n" +
        'module.exports = (scope) => new LambdaInvoke(scope, Duration.days(1));\n',
    );
    expect(read('bin/app.ts')).toBe(app['bin/app.ts']);
    expect(Object.keys((JSON.parse(read('package.json')) as { dependencies: object }).dependencies)).toEqual([
      '@cdk-sfn/tasks-dynamodb',
      '@cdk-sfn/tasks-eks',
      '@cdk-sfn/tasks-lambda',
      '@cdk-sfn/tasks-sns',
      'aws-cdk-lib',
    ]);
    expect(planMigration({ path: dir }).changes).toEqual([]);
  });

  test(
    'has no type error, neither before nor after, also where types have to be imported as such',
    { timeout: 240_000 },
    () => {
      const dirs = [workFolder(app), workFolder(app), workFolder(app)];
      applyMigration(planMigration({ path: dirs[1]! }));
      applyMigration(planMigration({ path: dirs[2]!, umbrella: true }));
      const files = dirs.flatMap((dir) =>
        ['bin/app.ts', 'lib/orders.ts', 'lib/tell.ts'].map((file) => join(dir, file)),
      );
      // As in an ES module, whatever package.json says: only there types may not be imported as values.
      const settings = {
        module: ts.ModuleKind.ESNext,
        moduleResolution: ts.ModuleResolutionKind.Bundler,
        verbatimModuleSyntax: true,
        isolatedModules: true,
      };
      expect(typeProblems(files, settings)).toEqual([]);
    },
  );
});
