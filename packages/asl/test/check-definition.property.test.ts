import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDefinition } from '../src';

const WORDS = [
  ...['StartAt', 'States', 'Type', 'Next', 'End', 'Choices', 'Default', 'Branches', 'ItemProcessor', 'Iterator'],
  ...['ProcessorConfig', 'Mode', 'ItemReader', 'ReaderConfig', 'Resource', 'Retry', 'Catch', 'ErrorEquals', 'Assign'],
  ...['Parameters', 'Output', 'Arguments', 'QueryLanguage', 'And', 'Not', 'Variable', 'Condition', 'Label', 'a.$'],
  ...['__proto__', 'constructor', 'toString', 'A', 'B'],
];
const VALUES = [
  ...['Task', 'Map', 'Parallel', 'Choice', 'Pass', 'Fail', 'JSONata', 'JSONPath', 'A', 'B', '__proto__', 'constructor'],
  ...['DISTRIBUTED', 'States.ALL', '$.a', '{% $states.result %}', '{% ( %}', 'arn:aws:states:::sqs:sendMessage'],
];

const word = fc.constantFrom(...WORDS);
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 8, depthSize: 'medium' },
    fc.constantFrom<unknown>(...VALUES, 0, 1, -1, true, null),
    fc.jsonValue(),
    fc.array(tie('json'), { maxLength: 4 }),
    // As JSON.parse does it, so that `__proto__` is a field like any other.
    fc.array(fc.tuple(word, tie('json')), { maxLength: 8 }).map((fields) => Object.fromEntries(fields) as unknown),
  ),
}));

/** A JSON value in the shape of a machine, so that the checks of states see it. */
const machine = fc
  .record({
    StartAt: json,
    States: fc.dictionary(word, fc.record({ Type: fc.constantFrom(...VALUES), Next: json, Branches: json }), {}),
    QueryLanguage: fc.constantFrom('JSONPath', 'JSONata'),
  })
  .chain((whole) =>
    fc.dictionary(word, json).map((more) => ({
      ...whole,
      States: Object.fromEntries(Object.entries(whole.States).map(([name, state]) => [name, { ...more, ...state }])),
    })),
  );

test('any JSON gets an answer, and stays as it is', () => {
  fc.assert(
    fc.property(fc.oneof(json, machine), (definition) => {
      const before = JSON.stringify(definition);
      const problems = checkDefinition(definition);
      expect(JSON.stringify(definition)).toBe(before);
      for (const { location, message } of problems) {
        expect(location).toMatch(/^\//);
        expect(message).not.toBe('');
      }
    }),
    { numRuns: 1000 },
  );
});

test('text gets the answer that its value gets', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(json), machine), (definition) => {
      const text = JSON.stringify(definition);
      expect(checkDefinition(text)).toEqual(checkDefinition(JSON.parse(text)));
    }),
  );
});

test('any text gets an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(Array.isArray(checkDefinition(text))).toBe(true);
    }),
  );
});
