import { expect, test } from 'vitest';
import { alwaysInContext, outermostPaths, pathText } from '../src/state-path';

test.each([
  [[], '$'],
  [['a', 'b_1'], '$.a.b_1'],
  [['unit price', 'größe'], "$['unit price']['größe']"],
  [["it's", 'a\\b'], "$['it\\'s']['a\\\\b']"],
  [['1', '$', ''], "$['1']['$']['']"],
])('writes %j', (keys, expected) => {
  expect(pathText({ root: '$', keys })).toBe(expected);
});

test('keeps the outermost paths, each once', () => {
  const at = (root: string, ...keys: string[]) => ({ root, keys });
  const paths = [at('$', 'a', 'b'), at('$', 'a', 'b'), at('$', 'a', 'b', 'c'), at('$', 'ab'), at('$$', 'a'), at('$x')];

  expect(outermostPaths(paths).map(pathText)).toEqual(['$.a.b', '$.ab', '$$.a', '$x']);
  expect(outermostPaths([...paths, at('$')]).map(pathText)).toEqual(['$$.a', '$x', '$']);
});

test.each([
  [['Execution', 'Input', 'a'], 2],
  [['State', 'Name'], 2],
  [['Map', 'Item', 'Index'], 0],
  [['Execution'], 0],
  [['Task', 'Token'], 0],
])('knows how much of %j every context object has', (keys, expected) => {
  expect(alwaysInContext(keys)).toBe(expected);
});
