import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { beforeEach, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { BedrockAgentCoreInvokeHarness, HarnessMessageRole } from '../src';
import type { BedrockAgentCoreInvokeHarnessProps } from '../src';

const { RUN_JOB, WAIT_FOR_TASK_TOKEN } = sfn.IntegrationPattern;
const harnessArn = 'arn:aws:bedrock-agentcore:eu-west-1:111111111111:harness/orders-abc';
const required: BedrockAgentCoreInvokeHarnessProps = {
  harnessArn,
  runtimeSessionId: 'session',
  messages: [{ role: HarnessMessageRole.USER, content: ['Where is my order?'] }],
};
let stack: Stack;

beforeEach(() => {
  stack = new Stack();
});

function ask(props: Partial<BedrockAgentCoreInvokeHarnessProps> = {}): BedrockAgentCoreInvokeHarness {
  return new BedrockAgentCoreInvokeHarness(stack, 'Ask', { ...required, ...props });
}

test('has the harness, the session and the messages', () => {
  expect(stateOf(BedrockAgentCoreInvokeHarness.jsonPath(stack, 'Ask', required))).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::bedrockagentcore:invokeHarness',
    Parameters: {
      HarnessArn: harnessArn,
      RuntimeSessionId: 'session',
      Messages: [{ Role: 'user', Content: [{ Text: 'Where is my order?' }] }],
    },
  });
});

test('has everything that the service takes', () => {
  const task = ask({
    model: { BedrockModelConfig: { ModelId: 'eu.amazon.nova-lite-v1:0' } },
    systemPrompt: ['Be brief.'],
    tools: [{ Type: 'agentcore_browser', Name: 'browser' }],
    skills: [{ Path: 'skills/orders' }],
    allowedTools: ['browser'],
    maxIterations: 5,
    maxTokens: 1000,
    agentTimeout: Duration.minutes(2),
    actorId: 'customer-1',
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      Model: { BedrockModelConfig: { ModelId: 'eu.amazon.nova-lite-v1:0' } },
      SystemPrompt: [{ Text: 'Be brief.' }],
      Tools: [{ Type: 'agentcore_browser', Name: 'browser' }],
      Skills: [{ Path: 'skills/orders' }],
      AllowedTools: ['browser'],
      MaxIterations: 5,
      MaxTokens: 1000,
      TimeoutSeconds: 120,
      ActorId: 'customer-1',
    },
  });
});

test('may come from the state in JSONPath', () => {
  const task = ask({
    harnessArn: JsonPath.stringAt('$.harness'),
    allowedTargets: [harnessArn],
    runtimeSessionId: JsonPath.stringAt('$$.Execution.Name'),
    messages: [{ role: HarnessMessageRole.USER, content: [JsonPath.stringAt('$.question')] }],
    maxTokens: JsonPath.numberAt('$.tokens'),
    allowedTools: JsonPath.listAt('$.tools'),
    agentTimeout: Duration.seconds(JsonPath.numberAt('$.seconds')),
  });

  expect(stateOf(task)).toMatchObject({
    Parameters: {
      'HarnessArn.$': '$.harness',
      'RuntimeSessionId.$': '$$.Execution.Name',
      Messages: [{ Role: 'user', Content: [{ 'Text.$': '$.question' }] }],
      'MaxTokens.$': '$.tokens',
      'AllowedTools.$': '$.tools',
      'TimeoutSeconds.$': '$.seconds',
    },
  });
});

test('may come from the state in JSONata', () => {
  const task = BedrockAgentCoreInvokeHarness.jsonata(stack, 'Ask', {
    harnessArn,
    runtimeSessionId: '{% $states.context.Execution.Name %}',
    messages: Jsonata.object('$states.input.messages'),
    systemPrompt: ['{% $states.input.prompt %}'],
    maxIterations: Jsonata.number('$states.input.iterations'),
  });

  expect(stateOf(task)).toMatchObject({
    QueryLanguage: 'JSONata',
    Arguments: {
      RuntimeSessionId: '{% $states.context.Execution.Name %}',
      Messages: '{% $states.input.messages %}',
      SystemPrompt: [{ Text: '{% $states.input.prompt %}' }],
      MaxIterations: '{% $states.input.iterations %}',
    },
  });
});

test('the state machine may invoke the harness by its default endpoint', () => {
  expect(permissionsOf(ask())).toEqual([
    {
      Effect: 'Allow',
      Action: 'bedrock-agentcore:InvokeHarness',
      Resource: [harnessArn, `${harnessArn}/harness-endpoint/DEFAULT`],
    },
  ]);
});

test('the state machine may invoke any harness that is allowed', () => {
  expect(permissionsOf(ask({ harnessArn: JsonPath.stringAt('$.harness'), allowedTargets: ['*'] }))).toEqual([
    { Effect: 'Allow', Action: 'bedrock-agentcore:InvokeHarness', Resource: '*' },
  ]);
});

test('refuses a harness from the state that may be any', () => {
  expect(messageOf(() => ask({ harnessArn: JsonPath.stringAt('$.harness') }))).toBe(
    'Default/Ask has a problem:\n  - harnessArn comes from the state, so that no permission can be granted on it: list the ARNs it may be in allowedTargets',
  );
});

test('refuses an agent that may do nothing', () => {
  expect(messageOf(() => ask({ agentTimeout: Duration.seconds(0), maxIterations: 0, maxTokens: 0 }))).toBe(
    [
      'Default/Ask has 3 problems:',
      'maxIterations is 0 iterations: give at least 1 iteration',
      'maxTokens is 0 tokens: give at least 1 token',
      'agentTimeout is 0 seconds: give at least 1 second',
    ].join('\n  - '),
  );
});

test('takes an agent that may do the least', () => {
  expect(() => ask({ agentTimeout: Duration.seconds(1), maxIterations: 1, maxTokens: 1 })).not.toThrow();
});

test('refuses parts of a second', () => {
  expect(messageOf(() => ask({ agentTimeout: Duration.millis(1500) }))).toContain(
    'agentTimeout cannot be given to the service, which takes seconds',
  );
});

test.each([RUN_JOB, WAIT_FOR_TASK_TOKEN])('refuses the pattern %s', (integrationPattern) => {
  expect(messageOf(() => ask({ integrationPattern }))).toBe(
    `Default/Ask has a problem:\n  - integrationPattern is ${integrationPattern}, which this task does not support: use REQUEST_RESPONSE`,
  );
});
