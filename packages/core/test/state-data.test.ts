import { Aws, CfnParameter, Lazy, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath, StateData } from '../src';
import { argumentsOf, parametersOf } from './described-task';

describe('a reference of either language', () => {
  test.each([
    ['$', '$states.input'],
    ['$.a.b', '$states.input.a.b'],
    ['$.a[0].b', '$states.input.a[0].b'],
    ['$[1]', '$states.input[1]'],
    ["$['a b'].and", '$states.input.`a b`.`and`'],
    ['$$.Execution.Id', '$states.context.Execution.Id'],
    ['$$', '$states.context'],
    ['$order.id', '$order.id'],
  ])('%s is %s', (path, expression) => {
    expect(parametersOf({ a: StateData.at(path) })).toEqual({ 'a.$': path });
    expect(argumentsOf({ a: StateData.at(path) })).toEqual({ a: `{% ${expression} %}` });
  });

  test('the whole input', () => {
    expect(parametersOf({ a: StateData.input })).toEqual({ 'a.$': '$' });
    expect(argumentsOf({ a: StateData.input })).toEqual({ a: '{% $states.input %}' });
  });

  test.each(['$.a[*]', '$..a', '$.a[0:1]', '$.a.length()', "$['`']"])('cannot be %s', (path) => {
    expect(messageOf(() => StateData.at(path))).toBe(
      `Only fields and indexes mean the same in JSONata; there is another step at position 0 of ${JSON.stringify(path)}`,
    );
  });

  test('fails where it is written when the path is wrong', () => {
    expect(messageOf(() => StateData.at('$.'))).toBe('A field name is missing at position 2 of "$."');
  });
});

describe('a value as text', () => {
  test('is how a literal prints', () => {
    expect([StateData.text(1.5), StateData.text(true), StateData.text('x')]).toEqual(['1.5', 'true', 'x']);
  });

  test('is converted at run time when it comes from the state', () => {
    expect(parametersOf({ a: StateData.text(JsonPath.numberAt('$.n')) })).toEqual({
      'a.$': "States.Format('{}', $.n)",
    });
    expect(argumentsOf({ a: StateData.text(Jsonata.boolean('$b')) })).toEqual({ a: '{% $string($b) %}' });
  });

  test('is left to deployment when that fills it in', () => {
    const port = new CfnParameter(new Stack(), 'Port', { type: 'Number' }).valueAsNumber;

    expect(parametersOf({ a: StateData.text(port), b: StateData.text(Aws.REGION) })).toEqual({
      a: '<Port>',
      b: '<AWS::Region>',
    });
  });
});

test('numbers, true and false among other values become text', () => {
  const object = JsonPath.objectAt('$.o');

  expect([1.5, false, 'a', object, null].map((value) => StateData.asText(value))).toEqual([
    '1.5',
    'false',
    'a',
    object,
    null,
  ]);
});

describe('texts put together', () => {
  test('literals', () => {
    expect(StateData.concat('s3://', 'books', '/a')).toBe('s3://books/a');
  });

  test('with paths', () => {
    expect(parametersOf({ a: StateData.concat('s3://', JsonPath.stringAt('$.bucket'), '/a') })).toEqual({
      'a.$': "States.Format('s3://{}/a', $.bucket)",
    });
  });

  test('with expressions, also such as are written out', () => {
    const text = StateData.concat('s3://', '{% $states.input.bucket %}', '/', Jsonata.string('$key'));

    expect(argumentsOf({ a: text })).toEqual({ a: '{% "s3://" & ($states.input.bucket) & "/" & ($key) %}' });
  });
});

describe('a value where a list is wanted', () => {
  test('is a list of one when it is known to be none', () => {
    const late = Lazy.string({ produce: () => 'late' });

    expect(parametersOf({ a: StateData.list('x'), b: StateData.list(1.5), c: StateData.list(false) })).toEqual({
      a: ['x'],
      b: ['1.5'],
      c: ['false'],
    });
    expect(StateData.list(late)).toEqual([late]);
  });

  test('is a list of one for references to text and numbers', () => {
    const values = {
      a: JsonPath.stringAt('$.a'),
      b: `b-${JsonPath.stringAt('$.b')}`,
      c: JsonPath.numberAt('$.c'),
      d: JsonPath.uuid(),
      e: sfn.JsonPath.taskToken,
    };

    expect(parametersOf(Object.fromEntries(Object.entries(values).map(([k, v]) => [k, StateData.list(v)])))).toEqual({
      'a.$': 'States.Array($.a)',
      'b.$': "States.Array(States.Format('b-{}', $.b))",
      'c.$': "States.Array(States.Format('{}', $.c))",
      'd.$': 'States.Array(States.UUID())',
      'e.$': 'States.Array($$.Task.Token)',
    });
  });

  test.each<unknown>([
    [['x', 'y']],
    JsonPath.listAt('$.a'),
    JsonPath.array(JsonPath.stringAt('$.b')),
    sfn.JsonPath.array(sfn.JsonPath.taskToken),
    JsonPath.stringSplit('x,y', ','),
    JsonPath.objectAt('$.e'),
    Jsonata.list('$states.input.a'),
    '{% [$states.context.Task.Token] %}',
    '{% $states.input.c %}',
    null,
    undefined,
  ])('stays as it is when it is or may be one: %s', (value) => {
    expect(StateData.list(value)).toBe(value);
  });

  test('is a list of one for JSONata that is text', () => {
    expect(
      argumentsOf({
        b: StateData.list(Jsonata.string('$states.input.b')),
        c: StateData.list(Jsonata.number('$states.input.c')),
        d: StateData.list('{% $states.context.Task.Token %}'),
      }),
    ).toEqual({
      b: ['{% $states.input.b %}'],
      c: ['{% $string($states.input.c) %}'],
      d: ['{% $states.context.Task.Token %}'],
    });
  });
});

describe('a list as JSON text', () => {
  test('is written out when it has no references', () => {
    expect(StateData.json(['a', 1, true, null])).toBe('["a",1,true,null]');
  });

  test.each<[string, readonly unknown[], unknown]>([
    ['references', ['a', JsonPath.numberAt('$.n')], "States.JsonToString(States.Array('a', $.n))"],
    [
      'text with references',
      [`x${JsonPath.stringAt('$.a')}`],
      "States.JsonToString(States.Array(States.Format('x{}', $.a)))",
    ],
    ['what it is from the state', JsonPath.listAt('$.l'), 'States.JsonToString($.l)'],
  ])('has %s of JSONPath', (_, list, expected) => {
    expect(parametersOf({ a: StateData.json(list) })).toEqual({ 'a.$': expected });
  });

  test.each<[string, readonly unknown[], unknown]>([
    ['references', ['a', Jsonata.number('$n')], '{% $string(["a", $n]) %}'],
    [
      'text with references',
      [`x${Jsonata.string('$a')}`, `${Jsonata.number('$n')}`.trim()],
      '{% $string(["x" & ($a), $string($n)]) %}',
    ],
    ['expressions that are written out', ['a', '{% $n %}', 1], '{% $string(["a", $n, 1]) %}'],
    ['what it is from the state', Jsonata.list('$l'), '{% $string($l) %}'],
  ])('has %s of JSONata', (_, list, expected) => {
    expect(argumentsOf({ a: StateData.json(list) })).toEqual({ a: expected });
  });

  test('cannot have references of both languages', () => {
    expect(messageOf(() => StateData.json([JsonPath.stringAt('$.a'), Jsonata.string('$b')]))).toContain(
      'is the JSONata expression $b in a JSONPath state',
    );
  });
});

describe('an object with further fields', () => {
  const parent = { parent: StateData.at('$$.Execution.Id') };

  test('is merged in the language of the object', () => {
    expect(parametersOf({ a: StateData.merge(JsonPath.objectAt('$.o'), parent) })).toEqual({
      'a.$':
        'States.JsonMerge($.o, States.StringToJson(States.Format(\'\\{"parent":{}\\}\', ' +
        'States.JsonToString($$.Execution.Id))), false)',
    });
    expect(argumentsOf({ a: StateData.merge(Jsonata.object('$o'), parent) })).toEqual({
      a: '{% $merge([$o, {"parent": $states.context.Execution.Id}]) %}',
    });
  });

  test('may be an expression that is written out', () => {
    expect(argumentsOf({ a: StateData.merge('{% $o %}', parent) })).toEqual({
      a: '{% $merge([$o, {"parent": $states.context.Execution.Id}]) %}',
    });
  });

  test('is merged in either language when it is a reference of either', () => {
    const merged = StateData.merge(StateData.input, parent);

    expect(parametersOf({ a: merged })).toEqual({
      'a.$':
        'States.JsonMerge($, States.StringToJson(States.Format(\'\\{"parent":{}\\}\', ' +
        'States.JsonToString($$.Execution.Id))), false)',
    });
    expect(argumentsOf({ a: merged })).toEqual({
      a: '{% $merge([$states.input, {"parent": $states.context.Execution.Id}]) %}',
    });
  });

  test('is parsed first when it is JSON text with references', () => {
    expect(parametersOf({ a: StateData.merge(`{"x": "${JsonPath.stringAt('$.x')}"}`, parent) })).toEqual({
      'a.$':
        'States.JsonMerge(States.StringToJson(States.Format(\'\\{"x": "{}"\\}\', $.x)), ' +
        'States.StringToJson(States.Format(\'\\{"parent":{}\\}\', States.JsonToString($$.Execution.Id))), false)',
    });
    expect(argumentsOf({ a: StateData.merge(`{"x": "${Jsonata.string('$x')}"}`, parent) })).toEqual({
      a: '{% $merge([$parse("{\\"x\\": \\"" & ($x) & "\\"}"), {"parent": $states.context.Execution.Id}]) %}',
    });
  });
});

describe('what a text refers to', () => {
  test('is a path', () => {
    expect(parametersOf({ a: StateData.of('$.a') })).toEqual({ 'a.$': '$.a' });
  });

  test('is an expression', () => {
    expect(argumentsOf({ a: StateData.of('{% $states.input.a %}') })).toEqual({ a: '{% $states.input.a %}' });
  });

  test('is the reference that it is already', () => {
    expect(parametersOf({ a: StateData.of(JsonPath.stringAt('$.a')) })).toEqual({ 'a.$': '$.a' });
    expect(argumentsOf({ a: StateData.of(Jsonata.string('$x')) })).toEqual({ a: '{% $x %}' });
  });

  test('has to parse', () => {
    expect(messageOf(() => StateData.of('$.a['))).toContain('at position 4 of "$.a["');
    expect(messageOf(() => StateData.of('{% 1 + %}'))).toContain('Not JSONata');
  });
});
