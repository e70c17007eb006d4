import { describe, expect, test } from 'vitest';
import { seededEntropy } from '../../src/engine/entropy';
import { compilePathField } from '../../src/engine/path-field';
import type { PathScope } from '../../src/engine/scope';
import { Variables } from '../../src/engine/variables';
import type { Json } from '../../src/json';

const scopeOf = (input: Json): PathScope => {
  const variables = new Variables();
  variables.assign({ v: 'variable' });
  return { input, context: { State: { Name: 'Here' } }, variables, entropy: seededEntropy(1, () => 0) };
};

describe('a path field', () => {
  test.each<[string, Json]>([
    ['$.a', 1],
    ['$', { a: 1 }],
    ['$$.State.Name', 'Here'],
    ['$v', 'variable'],
  ])('%s finds its value', (path, expected) => {
    expect(compilePathField({ InputPath: path }, 'InputPath')?.(scopeOf({ a: 1 }))).toEqual(expected);
  });

  test('that is not there is undefined', () => {
    expect(compilePathField({ OutputPath: '$' }, 'InputPath')).toBeUndefined();
  });

  test('that is null discards', () => {
    expect(compilePathField({ InputPath: null }, 'InputPath')?.(scopeOf(1))).toEqual({});
  });

  test('that finds nothing is States.Runtime', () => {
    const find = compilePathField({ InputPath: '$.b' }, 'InputPath');
    expect(() => find?.(scopeOf({ a: 1 }))).toThrow(/^States\.Runtime: Invalid path '\$\.b' : /);
  });

  test('that is no path is refused when it is compiled', () => {
    expect(() => compilePathField({ InputPath: '$.[' }, 'InputPath')).toThrow();
  });
});
