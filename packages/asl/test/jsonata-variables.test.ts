import { expect, test } from 'vitest';
import { freeVariables } from '../src/jsonata-variables';

test.each([
  ['$total + 1', ['total']],
  ['$states.input.a', []],
  ['$sum($states.input.list) > $limit', ['limit']],
  ['($x := 1; $x + $y)', ['y']],
  ['$map($list, function($v, $i) { $v * $i * $factor })', ['list', 'factor']],
  ['$states.input.list@$o.orders#$i[$o.id = $i and $o.id = $id]', ['id']],
  ['$reduce([1], $add)', ['add']],
  ['$map([1], $string)', []],
  ['$exists($total) ? 1 : 2', []],
  ['$a.b[$c = 1]', ['a', 'c']],
  ['"$text"', []],
  ['$ + 1', []],
  ['1 +', []],
])('%s', (expression, variables) => {
  expect(freeVariables(expression).sort()).toEqual([...variables].sort());
});
