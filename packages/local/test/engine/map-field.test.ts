import { describe, expect, test } from 'vitest';
import { LAMBDA, only, runDefinition } from './run-definition';

/** How many iterations run at the same time. */
const concurrency = async (fields: object, machine: object = {}) => {
  let [now, most] = [0, 0];
  const run = await runDefinition(
    only(
      {
        Type: 'Map',
        ...(machine === JSONATA ? { Items: [1, 2, 3, 4] } : { ItemsPath: '$.items' }),
        ItemProcessor: { StartAt: 'Item', States: { Item: { Type: 'Task', Resource: LAMBDA, End: true } } },
        ...fields,
      },
      machine,
    ),
    {
      input: { items: [1, 2, 3, 4], most: 2, text: '3', word: 'many', minus: -1 },
      tasks: async (call) => {
        most = Math.max(most, ++now);
        await call.wait(1);
        now--;
      },
    },
  );
  return run.status === 'SUCCEEDED' ? most : `${run.error}: ${run.cause}`;
};

const JSONATA = { QueryLanguage: 'JSONata' };

describe('a whole number of a Map', () => {
  test.each<[string, object, object, number]>([
    ['a literal', { MaxConcurrency: 3 }, {}, 3],
    ['a path', { MaxConcurrencyPath: '$.most' }, {}, 2],
    ['text that a path finds', { MaxConcurrencyPath: '$.text' }, {}, 3],
    ['an expression', { MaxConcurrency: '{% $states.input.most + 1 %}' }, JSONATA, 3],
    ['left out', {}, {}, 4],
  ])('may be %s', async (_, fields, machine, expected) => {
    expect(await concurrency(fields, machine)).toBe(expected);
  });

  test.each<[string, object, object, RegExp]>([
    [
      'a word',
      { MaxConcurrencyPath: '$.word' },
      {},
      /^States\.Runtime: .*The MaxConcurrencyPath field refers to value "many" which is not a valid integer: \$\.word/,
    ],
    ['negative', { MaxConcurrencyPath: '$.minus' }, {}, /^States\.Runtime: .*Expected non-negative integer/],
    [
      'text of an expression',
      { MaxConcurrency: '{% $states.input.text %}' },
      JSONATA,
      /^States\.QueryEvaluationError: /,
    ],
  ])('cannot be %s', async (_, fields, machine, expected) => {
    expect(await concurrency(fields, machine)).toMatch(expected);
  });
});
