import { expect, test } from 'vitest';
import { fieldOf, itemOf, SCALAR, shapeOfLiteral } from '../src/data-shape';
import { DefinitionPlace } from '../src/definition-place';
import { StateReferences } from '../src/state-references';
import type { ReferenceScope } from '../src/state-references';

const scope = (data: unknown, more: Partial<ReferenceScope> = {}): ReferenceScope => ({
  data: shapeOfLiteral(data),
  context: shapeOfLiteral({ Execution: { Id: 'x' } }),
  variables: new Map([['v', shapeOfLiteral({ a: 1 })]]),
  states: { input: shapeOfLiteral(data) },
  ...more,
});

function read(language: 'JSONPath' | 'JSONata', template: unknown, given = scope({ a: { b: 1 }, list: [{ c: 1 }] })) {
  const missing: string[] = [];
  const references = new StateReferences(language, ({ fix, location, message, rule }) => {
    missing.push(`${rule} ${location} ${message.split(/ is | cannot /)[0]} | ${fix}`);
  });
  return { shape: references.template(DefinitionPlace.root(template, []), given), missing };
}

test('a template hands on what its references find', () => {
  const { missing, shape } = read('JSONPath', { 'x.$': '$.a', y: [{ 'z.$': '$.list[0].c' }], w: 1 });
  expect(missing).toEqual([]);
  expect(fieldOf(fieldOf(shape, 'x') as never, 'b')).toBe(SCALAR);
  expect(fieldOf(itemOf(fieldOf(shape, 'y') as never), 'z')).toBe(SCALAR);
  expect(fieldOf(shape, 'w')).toBe(SCALAR);
});

test.each([
  ['$.x', 'missingField /p.$ $.x | refer to one of these, or have a state before this one hand it on'],
  ['$.lst', 'missingField /p.$ $.lst | write list'],
  ['$.a.b.c', 'missingField /p.$ $.a.b.c | refer to what a state before this one hands on'],
  ['$$.Execution.ID', 'missingField /p.$ $$.Execution.ID | write Id'],
  ['$v.b', 'missingField /p.$ $v.b | refer to one of these, or have a state before this one hand it on'],
  ['$w', 'unassignedVariable /p.$ $w | assign w in a state that every way here goes through'],
  [
    "States.Format('{}', $.x)",
    'missingField /p.$ $.x | refer to one of these, or have a state before this one hand it on',
  ],
])('%s finds nothing', (path, expected) => {
  expect(read('JSONPath', { 'p.$': path }).missing).toEqual([expected]);
});

test.each([
  '$',
  '$.a.b',
  '$.list[*].x',
  '$..x',
  '$.list[?(@.x == 1)].y',
  '$.list.length()',
  '$.list.x',
  '$v.a',
  '$.a[',
])('%s may find something', (path) => {
  expect(read('JSONPath', { 'p.$': path }).missing).toEqual([]);
});

test('functions give what they give', () => {
  const { shape } = read('JSONPath', {
    'list.$': "States.Array($.a, 'x')",
    'split.$': "States.StringSplit('a,b', ',')",
    'json.$': "States.StringToJson('{}')",
    'text.$': "States.Format('{}', $.a)",
  });
  expect(fieldOf(itemOf(fieldOf(shape, 'list') as never), 'b')).toBe(SCALAR);
  expect(itemOf(fieldOf(shape, 'split') as never)).toBe(SCALAR);
  expect(fieldOf(shape, 'json')).toBe('unknown');
  expect(fieldOf(shape, 'text')).toBe(SCALAR);
});

test.each([
  [
    '{% $states.input.x %}',
    ['missingField /p $states.input.x | refer to one of these, or have a state before this one hand it on'],
  ],
  [
    '{% $states.input.list.d %}',
    ['missingField /p $states.input.list.d | refer to one of these, or have a state before this one hand it on'],
  ],
  ['{% $states.context.Execution.Id %}', []],
  ['{% $states.result.x %}', []],
  ['{% $exists($states.input.x) %}', []],
  ['{% $w + 1 %}', ['unassignedVariable /p $w | assign w in a state that every way here goes through']],
  ['{% $v.a %}', []],
  ['text', []],
])('JSONata: %s', (expression, expected) => {
  expect(read('JSONata', { p: expression }).missing).toEqual(expected);
});

test('what is not there any more names the states that replaced it', () => {
  const data = shapeOfLiteral({ result: 1 });
  const replaced = new Map([['Put', shapeOfLiteral({ order: 1 })]]);
  const given = scope({ result: 1 }, { data, input: { data, variables: new Map(), replaced } });
  expect(read('JSONPath', { 'p.$': '$.order' }, given).missing).toEqual([
    "lostInput /p.$ $.order | give 'Put' a resultPath, such as '$.result' or JsonPath.DISCARD, or assign what is needed later to a variable",
  ]);
  expect(read('JSONPath', { 'p.$': '$.other' }, given).missing).toHaveLength(1);
});
