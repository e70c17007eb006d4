import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, expectTypeOf, test } from 'vitest';
import { InvalidDefinition } from '../src/engine/state-machine';
import type { HistoryEvent } from '../src/engine/history-event';
import { simulate } from '../src/simulate';
import type { StateNames } from '../src/simulate';
import { MissingMock } from '../src/task-mocks';
import { fail, neverEnds, ok } from '../src/task-outcome';

const order = {
  StartAt: 'Charge',
  States: {
    Charge: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'charge', 'Payload.$': '$' },
      ResultSelector: { 'paid.$': '$.Payload.paid' },
      Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 5, BackoffRate: 3 }],
      Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.problem', Next: 'Apologise' }],
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', Seconds: 86_400, End: true },
    Apologise: { Type: 'Pass', End: true },
  },
} as const;

test('a definition runs with mocks, and takes no real time', async () => {
  const run = await simulate(order, {
    input: { id: 1 },
    tasks: { Charge: [fail('Busy'), ok({ Payload: { paid: 2 } })] },
  });

  expect(run).toMatchObject({ status: 'SUCCEEDED', output: { paid: 2 }, path: ['Charge', 'Wait'], seconds: 86_405 });
});

test('an error that is caught', async () => {
  const run = await simulate(order, { input: { id: 1 }, tasks: { Charge: fail('Declined', { reason: 'empty' }) } });

  expect(run.path).toEqual(['Charge', 'Apologise']);
  expect(run.output).toEqual({ id: 1, problem: { Error: 'Declined', Cause: '{"reason":"empty"}' } });
});

function machine(scope: Stack, type?: sfn.StateMachineType): sfn.StateMachine {
  return new sfn.StateMachine(scope, 'Flow', {
    definitionBody: sfn.DefinitionBody.fromChainable(
      new sfn.Pass(scope, 'Name', {
        parameters: { name: sfn.JsonPath.stateMachineName, id: sfn.JsonPath.executionId },
      }),
    ),
    ...(type !== undefined && { stateMachineType: type }),
  });
}

test('a construct, its template and a definition run alike', async () => {
  const stack = new Stack(new App(), 'Stack');
  const flow = machine(stack);
  const output = { name: 'Flow5D6AC7A1', id: 'arn:aws:states:us-east-1:123456789012:execution:Flow5D6AC7A1:execution' };
  const logicalId = stack.getLogicalId(flow.node.defaultChild as sfn.CfnStateMachine);
  output.name = logicalId;
  output.id = `arn:aws:states:us-east-1:123456789012:execution:${logicalId}:execution`;

  expect((await simulate(flow)).output).toEqual(output);
  expect((await simulate(Template.fromStack(stack))).output).toEqual(output);
});

test('an EXPRESS machine is one', async () => {
  const flow = machine(new Stack(), sfn.StateMachineType.EXPRESS);

  expect(await simulate(flow)).toHaveProperty('output.id', expect.stringMatching(/:express:/));
  expect(await simulate(flow, { type: 'STANDARD' })).toHaveProperty('output.id', expect.stringMatching(/:execution:/));
});

test('names, start and seed come in, so that a run repeats exactly', async () => {
  const definition = {
    StartAt: 'Now',
    States: {
      Now: { Type: 'Pass', Parameters: { 'at.$': '$$.Execution.StartTime', 'id.$': 'States.UUID()' }, End: true },
    },
  };
  const first = await simulate(definition);
  const other = await simulate(definition, { startTime: new Date('2030-05-01T00:00:00Z'), seed: 7 });

  expect(first.output).toEqual((await simulate(definition)).output);
  expect(first).toHaveProperty('output.at', '2024-01-01T00:00:00.000Z');
  expect(other).toHaveProperty('output.at', '2030-05-01T00:00:00.000Z');
  expect(other).not.toHaveProperty('output.id', (first.output as { id: string }).id);
});

test('a handler answers what no mock is for', async () => {
  const run = await simulate(order, { handler: () => ({ Payload: { paid: 3 } }) });

  expect(run.output).toEqual({ paid: 3 });
});

test('a task that nothing answers is an error with the line to add', async () => {
  await expect(simulate(order)).rejects.toThrow(
    new MissingMock(
      "No mock answers the task 'Charge' (arn:aws:states:::lambda:invoke). Add to tasks:\n\n  'Charge': ok({ Payload: {} }),\n",
    ),
  );
});

test('a definition that the service would not take is refused, with all problems', async () => {
  const error: unknown = await simulate({ StartAt: 'Gone', States: { Here: { Type: 'Pass' } } }).catch(
    (problem: unknown) => problem,
  );

  expect(InvalidDefinition.isInvalidDefinition(error)).toBe(true);
  expect((error as InvalidDefinition).problems.map(({ location }) => location)).toEqual([
    '/StartAt',
    '/States/Here',
    '/States/Here',
  ]);
});

test('events are seen as they happen', async () => {
  const seen: HistoryEvent[] = [];
  const run = await simulate(order, { tasks: { Charge: ok() }, onEvent: (event) => seen.push(event) });

  expect(seen).toEqual(run.history);
});

test('a signal aborts the run', async () => {
  const abort = new AbortController();
  const running = simulate(order, {
    tasks: {
      Charge: () => {
        abort.abort();
        return neverEnds();
      },
    },
    signal: abort.signal,
  });

  expect((await running).status).toBe('ABORTED');
});

test('names of states are known of a definition whose type tells them', () => {
  expectTypeOf<StateNames<typeof order>>().toEqualTypeOf<'Charge' | 'Wait' | 'Apologise'>();
  expectTypeOf<StateNames<sfn.StateMachine>>().toEqualTypeOf<string>();
});
