import { describe, expect, test } from 'vitest';
import { eventLines, LAMBDA, only, runDefinition } from './run-definition';

const timeoutOf = async (fields: object, machine: object = {}) => {
  const run = await runDefinition(only({ Type: 'Task', Resource: LAMBDA, ...fields }, machine), {
    input: { wait: 30, inner: { wait: 40 } },
    tasks: (call) => call.wait(Infinity),
  });
  return { seconds: (run.stopDate.getTime() - run.startDate.getTime()) / 1000, error: run.error, run };
};

describe('a field that takes a value', () => {
  test.each<[string, object, object, number]>([
    ['a literal', { TimeoutSeconds: 20 }, {}, 20],
    ['a path', { TimeoutSecondsPath: '$.wait' }, {}, 30],
    ['a path into the effective input', { InputPath: '$.inner', TimeoutSecondsPath: '$.wait' }, {}, 40],
    ['a literal in JSONata', { TimeoutSeconds: 20 }, { QueryLanguage: 'JSONata' }, 20],
    ['an expression', { TimeoutSeconds: '{% $states.input.wait * 2 %}' }, { QueryLanguage: 'JSONata' }, 60],
  ])('may have %s', async (_, fields, machine, seconds) => {
    expect(await timeoutOf(fields, machine)).toMatchObject({ seconds, error: 'States.Timeout' });
  });

  test('fails when the path finds nothing', async () => {
    const { run } = await timeoutOf({ TimeoutSecondsPath: '$.nothing' });
    expect(run).toMatchObject({ error: 'States.Runtime' });
    expect(eventLines(run.history)).toEqual([
      '1<0 ExecutionStarted',
      '2<0 TaskStateEntered Only',
      '3<2 ExecutionFailed',
    ]);
  });

  test('fails when the expression gives something else', async () => {
    const { error } = await timeoutOf({ TimeoutSeconds: "{% 'long' %}" }, { QueryLanguage: 'JSONata' });
    expect(error).toBe('States.QueryEvaluationError');
  });
});
