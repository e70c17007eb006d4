import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test, vi } from 'vitest';
import { addIntegrations } from '../../../../docs/examples/integrations/lib/integrations';
import { OrderStack } from '../../../../docs/examples/order-pipeline/lib/order-stack';
import { messageOf } from '../../../../tools/vitest/rendered-state';
import { findStateMachines } from '../../src/template/find-state-machines';
import { lambdaFunctions } from '../../src/template/lambda-functions';
import { readStateMachine, toAsl } from '../../src/template/to-asl';

const machine = (Properties: object, more: object = {}) => ({
  ...more,
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Pay: { Type: 'AWS::Lambda::Function' },
    Flow: { Type: 'AWS::StepFunctions::StateMachine', Properties },
  },
});

const pay = { StartAt: 'Pay', States: { Pay: { Type: 'Task', Resource: '${PayArn}', End: true } } };
const resolvedPay = {
  StartAt: 'Pay',
  States: {
    Pay: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', End: true },
  },
};
const DefinitionSubstitutions = { PayArn: { 'Fn::GetAtt': ['Pay', 'Arn'] } };

describe('of a template', () => {
  test('with text that is joined', () => {
    const [before, after] = JSON.stringify(pay).split('${PayArn}');
    const DefinitionString = { 'Fn::Join': ['', [before, { 'Fn::GetAtt': ['Pay', 'Arn'] }, after]] };

    expect(toAsl(machine({ DefinitionString }))).toEqual(resolvedPay);
  });

  test('with text that names are put into', () => {
    const DefinitionString = { 'Fn::Sub': JSON.stringify(pay).replace('PayArn', 'Pay.Arn') };

    expect(toAsl(machine({ DefinitionString }))).toEqual(resolvedPay);
  });

  test('with text and substitutions', () => {
    expect(toAsl(machine({ DefinitionString: JSON.stringify(pay), DefinitionSubstitutions }))).toEqual(resolvedPay);
  });

  test('with an object and substitutions', () => {
    expect(toAsl(machine({ Definition: pay, DefinitionSubstitutions }))).toEqual(resolvedPay);
  });

  test('with an object and functions in it', () => {
    const Definition = {
      StartAt: 'Pay',
      States: { Pay: { Type: 'Task', Resource: { 'Fn::GetAtt': ['Pay', 'Arn'] }, End: true } },
    };

    expect(toAsl(machine({ Definition }))).toEqual(resolvedPay);
  });

  test('with an asset', () => {
    const assetFolder = mkdtempSync(join(tmpdir(), 'to-asl-'));
    writeFileSync(join(assetFolder, 'asset.abc.json'), JSON.stringify(pay));
    const DefinitionS3Location = { Bucket: { 'Fn::Sub': 'assets-${AWS::Region}' }, Key: 'abc.json' };
    const template = machine({ DefinitionS3Location, DefinitionSubstitutions });

    expect(toAsl(template, { assetFolder })).toEqual(resolvedPay);
    expect(messageOf(() => toAsl(template))).toBe(
      'Resources.Flow.Properties.DefinitionS3Location: there is no asset for the key "abc.json" in the folder of assets, which the option assetFolder names',
    );
  });

  test('with values that are given', () => {
    const template = machine({ DefinitionString: JSON.stringify(pay), DefinitionSubstitutions });

    expect(JSON.stringify(toAsl(template, { values: { Pay: 'pay' }, region: 'eu-west-1' }))).toContain(
      'arn:aws:lambda:eu-west-1:123456789012:function:pay',
    );
  });

  test('and a misspelt value', () => {
    expect(
      messageOf(() => toAsl(machine({ Definition: {} }), { values: { Payment: 'x' }, parameters: { A: 'b' } })),
    ).toBe(
      [
        'Several things are wrong:',
        'parameters: the template has no parameter "A"',
        'values: the template has no resource "Payment"',
      ].join('\n- '),
    );
    expect(messageOf(() => toAsl(machine({ Definition: {} }), { values: { queue1: 'x' } }))).toBe(
      'values: the template has no resource "queue1"; it has Queue',
    );
  });

  test('and all that cannot be resolved in it', () => {
    const Definition = { A: { Ref: 'Nothing' }, B: { 'Fn::ImportValue': 'table' } };

    expect(messageOf(() => toAsl(machine({ Definition })))).toBe(
      [
        'Several things are wrong:',
        'Resources.Flow.Properties.Definition.A.Ref: there is no resource and no parameter "Nothing"',
        `Resources.Flow.Properties.Definition.B.Fn::ImportValue: no stack at hand exports "table"; give a value with the option exports: { table: '…' }`,
      ].join('\n- '),
    );
  });

  test.each([
    [{}, 'Resources.Flow.Properties has no DefinitionString, Definition or DefinitionS3Location'],
    [{ Definition: [] }, 'Resources.Flow.Properties.Definition is no JSON object'],
    [{ DefinitionString: '[]' }, 'Resources.Flow.Properties.DefinitionString is no JSON object'],
  ])('without a definition: %j', (properties, message) => {
    expect(messageOf(() => toAsl(machine(properties)))).toBe(message);
  });

  test('of which one is meant', () => {
    const { Resources } = machine({ Definition: pay, DefinitionSubstitutions });
    const two = { Resources: { ...Resources, Other: Resources.Flow } };

    expect(toAsl(two, { stateMachine: 'Other' })).toEqual(resolvedPay);
    expect(messageOf(() => toAsl(two))).toBe(
      'There are several state machines; choose one by its id or path:\n  Flow\n  Other',
    );
  });
});

test('a definition is given back as it is', () => {
  expect(toAsl(pay)).toBe(pay);
  expect(toAsl(JSON.stringify(pay))).toEqual(pay);
  expect(readStateMachine(pay)).toEqual({ definition: pay, type: undefined, name: undefined, arn: undefined });
});

test.each([
  [{}, 'STANDARD', 'Flow'],
  [{ StateMachineType: 'EXPRESS', StateMachineName: 'pay-flow' }, 'EXPRESS', 'pay-flow'],
])('%j is %s and called %s', (properties, type, name) => {
  expect(readStateMachine(machine({ Definition: {}, ...properties }))).toEqual({
    definition: {},
    type,
    name,
    arn: `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`,
  });
});

test('the option of a template does not matter to a construct that has its own stack', () => {
  const stack = new Stack(new App(), 'Shop', { env: { region: 'eu-west-1', account: '111111111111' } });
  const result = sfn.Result.fromArray([stack.region, new sqs.Queue(stack, 'Queue').queueArn]);
  const flow = new sfn.StateMachine(stack, 'Flow', {
    definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(stack, 'Pass', { result })),
    queryLanguage: sfn.QueryLanguage.JSON_PATH,
  });

  expect(toAsl(flow)).toEqual({
    QueryLanguage: 'JSONPath',
    StartAt: 'Pass',
    States: {
      Pass: {
        Type: 'Pass',
        Result: ['eu-west-1', 'arn:aws:sqs:eu-west-1:111111111111:Queue4A7E3555'],
        End: true,
      },
    },
  });
});

/** Two stacks and one nested, which refer to each other's resources; all tables have the same logical id. */
function references() {
  const app = new App({ builtinCloudFormationValidation: false });
  const stage = new Stage(app, 'Test');
  const producer = new Stack(stage, 'Producer');
  const consumer = new Stack(stage, 'Consumer');
  const inner = new NestedStack(consumer, 'Inner');
  const table = (scope: Stack, tableName?: string) =>
    new dynamodb.Table(scope, 'Table', {
      partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
      ...(tableName !== undefined && { tableName }),
    });
  const tables = [table(producer, 'produced'), table(consumer), table(inner, 'nested')];
  const result = sfn.Result.fromArray(tables.flatMap(({ tableName, tableArn }) => [tableName, tableArn]));
  const flow = (scope: Stack) =>
    new sfn.StateMachine(scope, 'Flow', {
      definitionBody: sfn.DefinitionBody.fromChainable(new sfn.Pass(scope, 'Pass', { result })),
    });
  return { app, machines: [flow(consumer), flow(inner)] as const };
}

describe('of a construct', () => {
  const arn = (name: string) => `arn:aws:dynamodb:us-east-1:123456789012:table/${name}`;
  const Result = ['produced', arn('produced'), 'TableCD117FA1', arn('TableCD117FA1'), 'nested', arn('nested')];
  const expected = { StartAt: 'Pass', States: { Pass: { Type: 'Pass', Result, End: true } } };

  test('with references to other stacks, before and after synthesis, and from what is synthesised', () => {
    const { app, machines } = references();
    expect(machines.map((flow) => toAsl(flow))).toEqual([expected, expected]);

    const found = findStateMachines(app.synth().directory);
    expect(machines.map((flow) => toAsl(flow))).toEqual([expected, expected]);
    expect(found.map((flow) => [flow.constructPath, flow.stack, toAsl(flow)])).toEqual([
      ['Test/Consumer/Flow', 'Test-Consumer', expected],
      ['Test/Consumer/Inner/Flow', expect.stringMatching(/^Test-Consumer-InnerNestedStack/), expected],
    ]);
  });

  test('does not keep the template from becoming what it would be', () => {
    const [read, unread] = [references(), references()];
    read.machines.map((flow) => toAsl(flow));
    const templates = ({ app, machines }: typeof read) => {
      app.synth();
      return machines.map((flow) => Template.fromStack(Stack.of(flow)).toJSON());
    };

    expect(templates(read)).toEqual(templates(unread));
  });

  test('with references to another region', () => {
    const app = new App({ builtinCloudFormationValidation: false });
    const stack = (id: string, region: string) =>
      new Stack(app, id, { env: { account: '111111111111', region }, crossRegionReferences: true });
    const queue = new sqs.Queue(stack('There', 'eu-west-1'), 'Queue', { queueName: 'jobs' });
    const here = stack('Here', 'us-east-2');
    const flow = new sfn.StateMachine(here, 'Flow', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        new sfn.Pass(here, 'Pass', { result: sfn.Result.fromString(queue.queueUrl) }),
      ),
    });
    const expectedResult = { States: { Pass: { Result: 'https://sqs.eu-west-1.amazonaws.com/111111111111/jobs' } } };

    expect(toAsl(flow)).toMatchObject(expectedResult);
    const [found] = findStateMachines(join(app.synth().directory, 'Here.template.json'));
    expect(toAsl(flow)).toMatchObject(expectedResult);
    expect(toAsl(found!)).toMatchObject(expectedResult);
  });

  test('with its definition in a file', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'to-asl-')), 'pay.asl.json');
    writeFileSync(file, JSON.stringify(pay));
    const stack = new Stack(new App({ builtinCloudFormationValidation: false }), 'Shop');
    const queue = new sqs.Queue(stack, 'Pay');
    const flow = new sfn.StateMachine(stack, 'Flow', {
      definitionBody: sfn.DefinitionBody.fromFile(file),
      definitionSubstitutions: { PayArn: queue.queueArn },
    });
    const expectedDefinition = {
      StartAt: 'Pay',
      States: { Pay: { Type: 'Task', Resource: 'arn:aws:sqs:us-east-1:123456789012:Pay6F77D406', End: true } },
    };

    expect(toAsl(flow)).toEqual(expectedDefinition);
  });
});

test('the examples are the same as constructs and as what they are synthesised to', () => {
  vi.stubEnv('JSII_DEPRECATED', 'quiet');
  const app = new App({ builtinCloudFormationValidation: false });
  new OrderStack(app, 'Orders');
  addIntegrations(app, { account: '111111111111', region: 'eu-central-1' });
  const constructs = app.node
    .findAll()
    .filter(
      (construct) => 'cfnResourceType' in construct && construct.cfnResourceType === 'AWS::StepFunctions::StateMachine',
    );
  const before = constructs.map((construct) => [toAsl(construct), lambdaFunctions(construct)]);
  const found = new Map(
    findStateMachines(app.synth().directory).map((flow) => [`${flow.constructPath}/Resource`, flow]),
  );
  vi.unstubAllEnvs();

  expect(constructs.length).toBeGreaterThan(20);
  expect(
    constructs.map(({ node }) => found.get(node.path)!).map((flow) => [toAsl(flow), lambdaFunctions(flow)]),
  ).toEqual(before);
});
