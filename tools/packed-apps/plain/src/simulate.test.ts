import assert from 'node:assert/strict';
import test from 'node:test';
import { checkDefinition } from '@cdk-sfn/asl';
import { fail, InvalidDefinition, ok, simulate, toAsl } from '@cdk-sfn/local';
import type { Simulation, TaskMocks } from '@cdk-sfn/local';

const definition = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage',
      Parameters: {
        QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/charges',
        'MessageBody.$': '$.orderId',
      },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2 }],
      Next: 'Charged',
    },
    Charged: { Type: 'Pass', Parameters: { 'message.$': '$.MessageId' }, End: true },
  },
} as const;

const charge = (tasks: TaskMocks<'Charge'>): Promise<Simulation> =>
  simulate(definition, { input: { orderId: '42' }, tasks });

test('a definition is simulated without the CDK', async () => {
  const run = await charge({ Charge: [fail('Busy'), ok({ MessageId: 'm-1' })] });

  assert.equal(run.status, 'SUCCEEDED');
  assert.deepEqual(run.output, { message: 'm-1' });
  assert.deepEqual(run.state('Charge').calls[1]?.arguments, {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/charges',
    MessageBody: '42',
  });
});

test('JSONata is run too', async () => {
  const run = await simulate(
    {
      QueryLanguage: 'JSONata',
      StartAt: 'Sum',
      States: { Sum: { Type: 'Succeed', Output: '{% $sum($states.input) %}' } },
    },
    { input: [1, 2, 3] },
  );

  assert.equal(run.output, 6);
});

test('a definition that the service would not take is refused', async () => {
  const broken = { StartAt: 'Charge', States: { Charge: { Type: 'Pass', Next: 'Gone' } } };

  assert.deepEqual(checkDefinition(broken), [
    { code: 'MISSING_TRANSITION_TARGET', message: "Missing 'Next' target: 'Gone'", location: '/States/Charge/Next' },
  ]);
  await assert.rejects(simulate(broken), InvalidDefinition);
});

test('a template is read without the CDK', () => {
  const template = {
    Resources: {
      Workflow: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { DefinitionString: { 'Fn::Join': ['', [JSON.stringify(definition)]] } },
      },
    },
  };

  assert.deepEqual(toAsl(template), definition);
});

for (const name of ['aws-cdk-lib', 'constructs', '@aws-sdk/client-sfn']) {
  test(`${name} did not come along, and all of this does without`, async () => {
    await assert.rejects(import(name), { code: 'ERR_MODULE_NOT_FOUND' });
  });
}
