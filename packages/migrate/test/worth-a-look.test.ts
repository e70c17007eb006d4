import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { describe, expect, test } from 'vitest';
import { RESPONSE_ONLY, RULES, TARGETS } from '../src/worth-a-look';
import { moved } from './moved';

const read = (file: string) => readFileSync(join(__dirname, '../../..', file), 'utf8');
const look = (code: string) => moved(`import * as tasks from '$';\n${code}\n`).look.map((each) => each.slice(2));

test.each([
  [
    "new tasks.LambdaInvoke(a, 'b', { timeout: c, taskTimeout: d })",
    '59 two props for the same time are refused: leave one out (two-timeouts)',
  ],
  [
    "new tasks.LambdaInvoke(a, 'b', { heartbeat: c, heartbeatTimeout })",
    '48 two props for the same time are refused: leave one out (two-timeouts)',
  ],
  [
    "new tasks.EvaluateExpression(a, 'b', { integrationPattern: sfn.IntegrationPattern.RUN_JOB })",
    '60 this task cannot wait',
  ],
  [
    "new tasks.DynamoGetItem(a, 'b', { table: dynamodb.Table.fromTableName(a, 'c', sfn.JsonPath.stringAt('$.d')) })",
    '42 what is called comes from the state',
  ],
  ["tasks.GlueStartJobRun.jsonata(a, 'b', { glueJobName: '{% $job %}' })", '54 what is called comes from the state'],
  ["tasks.LambdaInvoke.jsonPath(a, 'b', { resultPath: '$.a[*]' })", '51 a result is written to one place'],
  [
    "new tasks.SnsPublish(a, 'b', { queryLanguage: sfn.QueryLanguage.JSONATA, outputPath: '$.a' })",
    '86 a JSONata state has no such field',
  ],
  [
    "new tasks.DynamoPutItem(a, 'b', { returnValues: tasks.DynamoReturnValues.ALL_NEW })",
    '49 only an update can answer',
  ],
  [
    "new tasks.CallApiGatewayHttpApiEndpoint(a, 'b', { authType: tasks.AuthType.RESOURCE_POLICY })",
    '61 HTTP APIs have no resource policy',
  ],
  ['inject(tasks.EcsRunTask.PROPERTY_INJECTION_ID)', '8 the CDK injects props into its own classes only'],
  [
    'class A extends tasks.LambdaInvoke { _renderTask() {} run() {} }',
    '38 `_renderTask`: ours describe what they call',
  ],
])('%s', (code, message) => {
  expect(look(code)).toEqual([expect.stringContaining(message)]);
});

test.each([
  "new tasks.LambdaInvoke(a, 'b', { taskTimeout: d, heartbeatTimeout: e })",
  "new tasks.LambdaInvoke(a, 'b', { integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN })",
  "new tasks.EvaluateExpression(a, 'b', { integrationPattern: sfn.IntegrationPattern.REQUEST_RESPONSE })",
  "new tasks.GlueStartJobRun(a, 'b', { glueJobName: sfn.JsonPath.stringAt('$.a'), allowedTargets: [c] })",
  "new tasks.GlueStartJobRun(a, 'b', { glueJobName: 'c', arguments: sfn.TaskInput.fromJsonPathAt('$.d') })",
  "new tasks.LambdaInvoke(a, 'b', { resultPath: '$.a.b' })",
  "new tasks.SnsPublish(a, 'b', { queryLanguage: sfn.QueryLanguage.JSON_PATH, outputPath: '$.a' })",
  "new tasks.DynamoUpdateItem(a, 'b', { returnValues: tasks.DynamoReturnValues.ALL_NEW })",
  "new tasks.LambdaInvoke(a, 'b', props)",
  'class A extends tasks.LambdaInvoke { run() {} }',
  'class A extends Task { _renderTask() { return new tasks.LambdaInvoke(); } }',
])('nothing about %s', (code) => {
  expect(look(code)).toEqual([]);
});

test('names that were imported are looked at as well', () => {
  const { look } = moved(
    "import { LambdaInvoke as Invoke } from '$';\nconst { DynamoGetItem } = require('$');\n" +
      "new Invoke(a, 'b', { timeout, taskTimeout });\nnew DynamoGetItem(a, 'b', { heartbeat, heartbeatTimeout });\n",
  );
  expect(look).toHaveLength(2);
});

describe('what the rules know', () => {
  test.each(RULES.map(({ id }) => id).concat('property-injection'))('%s is a row of docs/differences.md', (id) => {
    expect(read('docs/differences.md')).toContain(`\n| \`${id}\` `);
  });

  const rows = read('docs/integrations.md').split('\n');

  test.each([...RESPONSE_ONLY])('%s has one pattern', (name) => {
    expect(tasks).toHaveProperty(name);
    expect(rows.find((row) => row.startsWith(`| [\`${name}\`]`))).toMatch(/\| `REQUEST_RESPONSE` +\|$/);
  });

  const lib = join(__dirname, '../../../node_modules/aws-cdk-lib/aws-stepfunctions-tasks/lib');
  const types = readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(lib, file), 'utf8'));

  test.each(Object.entries(TARGETS))('%s has %s', (name, prop) => {
    const declared = types.find((text) => text.includes(`export declare class ${name} `));
    expect(declared).toMatch(new RegExp(`readonly ${prop}\\??: `));
  });
});
