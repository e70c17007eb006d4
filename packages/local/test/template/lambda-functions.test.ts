import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { findStateMachines } from '../../src/template/find-state-machines';
import { lambdaFunctions } from '../../src/template/lambda-functions';

const code = mkdtempSync(join(tmpdir(), 'lambda-functions-'));
writeFileSync(join(code, 'index.js'), 'exports.handler = async () => 1;');

test('what a construct has, and what it is synthesised to', () => {
  const app = new App({ builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Shop');
  const flow = new sfn.StateMachine(stack, 'Flow', { definitionBody: sfn.DefinitionBody.fromString('{}') });
  const queue = new sqs.Queue(stack, 'Queue');
  const runtime = lambda.Runtime.NODEJS_22_X;
  new lambda.Function(new Stack(app, 'Other'), 'Ship', {
    runtime,
    handler: 'index.ship',
    code: lambda.Code.fromInline('exports.ship = 1;'),
  });
  new lambda.Function(stack, 'Pay', {
    runtime,
    handler: 'index.handler',
    code: lambda.Code.fromAsset(code),
    functionName: 'pay',
    environment: { QUEUE: queue.queueUrl, STACK: stack.stackId },
    timeout: Duration.minutes(1),
    memorySize: 256,
  });
  const functions = lambdaFunctions(flow);
  const [found] = findStateMachines(app.synth().directory);

  expect(functions).toEqual([
    {
      logicalId: 'Pay6F77D406',
      name: 'pay',
      arn: 'arn:aws:lambda:us-east-1:123456789012:function:pay',
      handler: 'index.handler',
      runtime: 'nodejs22.x',
      codePath: expect.stringContaining(join(app.outdir, 'asset.')) as unknown,
      inlineCode: undefined,
      environment: {
        QUEUE: 'https://sqs.us-east-1.amazonaws.com/123456789012/Queue4A7E3555',
        STACK: expect.stringMatching(/^arn:aws:cloudformation:us-east-1:123456789012:stack\/Shop\//) as unknown,
      },
      timeoutSeconds: 60,
      memorySize: 256,
      problems: [],
    },
    {
      logicalId: expect.stringMatching(/^Ship/) as unknown,
      name: expect.stringMatching(/^Ship/) as unknown,
      arn: expect.stringMatching(/:function:Ship/) as unknown,
      handler: 'index.ship',
      runtime: 'nodejs22.x',
      codePath: undefined,
      inlineCode: 'exports.ship = 1;',
      environment: {},
      timeoutSeconds: 3,
      memorySize: 128,
      problems: [],
    },
  ]);
  expect(lambdaFunctions(found!)).toEqual(functions);
});

const template = (Properties: object, more: object = {}) => ({
  Resources: { Pay: { Type: 'AWS::Lambda::Function', Properties, ...more } },
});

test('the metadata says where an asset is', () => {
  const assetFolder = mkdtempSync(join(tmpdir(), 'lambda-functions-'));
  mkdirSync(join(assetFolder, 'asset.abc'));
  const Metadata = { 'aws:asset:path': 'asset.abc' };
  const [pay] = lambdaFunctions(template({ Code: { S3Key: { Ref: 'Key' } } }, { Metadata }), { assetFolder });

  expect(pay).toMatchObject({ codePath: join(assetFolder, 'asset.abc'), problems: [] });
});

test('each function says what of it is not known', () => {
  const { Resources } = template({ Environment: { Variables: { STAGE: { Ref: 'Stage' } } } });
  const source = { Resources: { ...Resources, Twin: Resources.Pay }, Parameters: { Stage: { Type: 'String' } } };
  const problem = (id: string) =>
    `Resources.${id}.Properties.Environment.Variables.STAGE.Ref: the parameter "Stage" has no default; give one with the option parameters: { Stage: '…' }`;

  expect(lambdaFunctions(source).map(({ problems }) => problems)).toEqual([[problem('Pay')], [problem('Twin')]]);
  expect(lambdaFunctions(source, { parameters: { Stage: 'test' } })).toMatchObject([
    { environment: { STAGE: 'test' }, problems: [] },
    { environment: { STAGE: 'test' }, problems: [] },
  ]);
});

test('a definition by itself has none', () => {
  expect(lambdaFunctions({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } })).toEqual([]);
});
