import { describe, expect, test } from 'vitest';
import { eventTypes, runDefinition } from './run-definition';

const fail = (fields: object, machine: object = {}) =>
  runDefinition(
    { StartAt: 'Stop', ...machine, States: { Stop: { Type: 'Fail', ...fields } } },
    { input: { e: 'OrderRefused', c: 'Out of stock', n: 3 } },
  );

describe('Fail', () => {
  test('ends the execution with its error and cause', async () => {
    const run = await fail({ Error: 'Refused', Cause: 'Nothing left' });
    expect(run).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'Nothing left' });
    expect(eventTypes(run.history)).toEqual(['FailStateEntered', 'ExecutionFailed']);
    expect(run.history.at(-1)?.executionFailedEventDetails).toEqual({ error: 'Refused', cause: 'Nothing left' });
  });

  test('needs neither', async () => {
    const run = await fail({});
    expect([run.status, run.error, run.cause]).toEqual(['FAILED', undefined, undefined]);
    expect(run.history.at(-1)?.executionFailedEventDetails).toEqual({});
  });

  test('has them from paths', async () => {
    expect(await fail({ ErrorPath: '$.e', CausePath: '$.c' })).toMatchObject({
      error: 'OrderRefused',
      cause: 'Out of stock',
    });
  });

  test('has them from intrinsic functions', async () => {
    expect(await fail({ Error: 'Refused', CausePath: "States.Format('{} left', $.n)" })).toMatchObject({
      cause: '3 left',
    });
  });

  test('fails with States.Runtime when a path finds no text', async () => {
    const run = await fail({ ErrorPath: '$.n' });
    expect(run).toMatchObject({ error: 'States.Runtime' });
    expect(run.cause).toContain('The ErrorPath parameter does not reference a string: $.n == 3');
  });

  test('has them from expressions', async () => {
    const run = await fail(
      { Error: "{% 'Order' & $string($states.input.n) %}", Cause: '{% $states.input.c %}' },
      { QueryLanguage: 'JSONata' },
    );
    expect(run).toMatchObject({ error: 'Order3', cause: 'Out of stock' });
  });

  test('fails with States.QueryEvaluationError when an expression gives no text', async () => {
    const run = await fail({ Error: 'Refused', Cause: '{% $states.input.n %}' }, { QueryLanguage: 'JSONata' });
    expect(run).toMatchObject({ error: 'States.QueryEvaluationError' });
  });
});
