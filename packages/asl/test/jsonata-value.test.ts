import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems-of';

const jsonata = (state: object) => problemsOf({ Type: 'Pass', End: true, ...state }, { language: 'JSONata' });

test.each([
  '{% $states.input %}',
  '{%$states.input%}',
  '{% \n $sum([1, 2]) \n %}',
  { a: [1, { b: "{% 'c' %}" }] },
  'text',
  '{% not closed',
  { 'a.$': 'no path' },
  [[null]],
  0,
])('%j is a value', (Output) => {
  expect(jsonata({ Output })).toEqual([]);
});

describe('an expression', () => {
  test('has to parse', () => {
    expect(jsonata({ Output: '{% 1 + %}' })).toEqual([
      expect.stringMatching(/^Output: Value is not a JSONata expression: Not JSONata: .* at position 3 of '1 \+'$/),
    ]);
  });

  test('cannot be empty', () => {
    expect(jsonata({ Output: '{% %}' })).toEqual([
      "Output: Value is not a JSONata expression: A JSONata expression is missing at position 0 of ''",
    ]);
  });

  test('is looked for at any depth', () => {
    expect(jsonata({ Output: { a: [{ b: '{% ( %}' }] } })).toEqual([
      expect.stringMatching(/^Output\/a\/0\/b: Value is not a JSONata expression/),
    ]);
  });

  test('is text in a JSONPath state', () => {
    expect(problemsOf({ Type: 'Fail', Error: '{% ( %}' })).toEqual([]);
  });

  test('that nests far too deep is told as any other', () => {
    expect(jsonata({ Output: `{% ${'('.repeat(200_000)} %}` })).toEqual([
      expect.stringMatching(/^Output: Value is not a JSONata expression/),
    ]);
  });
});

describe('$states.result', () => {
  const task = (state: object) =>
    problemsOf(
      { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true, ...state },
      { language: 'JSONata' },
    );

  test('is there in Output and Assign of a state that calls something', () => {
    expect(task({ Output: { a: '{% $states.result.b %}' }, Assign: { c: '{% $states.result %}' } })).toEqual([]);
  });

  test('is not there in Arguments', () => {
    expect(task({ Arguments: { a: ['{% $sum($states.result.b) %}'] } })).toEqual([
      'Arguments/a/0: $states.result is not there in this field',
    ]);
  });

  test('is not there in a field of a number', () => {
    expect(task({ TimeoutSeconds: '{% $states.result %}' })).toEqual([
      'TimeoutSeconds: $states.result is not there in this field',
    ]);
  });

  test('is not confused with other results', () => {
    expect(task({ Arguments: '{% $states.input.result & "$states.result" & $result %}' })).toEqual([]);
  });
});

describe('$states.errorOutput', () => {
  const caught = (state: object, Output: string) =>
    problemsOf(
      {
        Type: 'Parallel',
        Branches: [],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'B', Output }],
        End: true,
        ...state,
      },
      { language: 'JSONata' },
    );

  test('is there in Catch', () => {
    expect(caught({}, '{% $states.errorOutput.Error %}')).toEqual([]);
  });

  test('is not there in Output of the state', () => {
    expect(caught({ Output: '{% $states.errorOutput %}' }, '')).toEqual([
      'Output: $states.errorOutput is not there in this field',
    ]);
  });

  test('is there instead of the result', () => {
    expect(caught({}, '{% $states.result %}')).toEqual(['Catch/0/Output: $states.result is not there in this field']);
  });
});
