import { Aws, CfnParameter, Stack, Token, Tokenization } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { messageOf, readable } from '../../../tools/vitest/rendered-state';
import { Jsonata, JsonPath } from '../src';
import { evaluated } from './intrinsic-interpreter';

const stack = new Stack();

/** The path that a reference stands for, whichever way it is encoded. */
function textOf(reference: unknown): unknown {
  return readable(stack.resolve(reference));
}

const AT = ['$', '$.a', '$$.Execution.Id', '$variable', "$['a b'][0]", '$.a[*]', '$.a.length()', 'States.UUID()'];

describe('a reference', () => {
  test.each(AT)('%s has the same text as that of sfn.JsonPath', (path) => {
    expect(textOf(JsonPath.stringAt(path))).toBe(path);
    expect(textOf(sfn.JsonPath.stringAt(path))).toBe(path);
    expect(textOf(JsonPath.numberAt(path))).toBe(textOf(sfn.JsonPath.numberAt(path)));
    expect(textOf(JsonPath.objectAt(path))).toBe(textOf(sfn.JsonPath.objectAt(path)));
  });

  test('to a list may come from an intrinsic function, which sfn.JsonPath refuses', () => {
    expect(textOf(JsonPath.listAt('$.l'))).toBe(textOf(sfn.JsonPath.listAt('$.l')));
    expect(textOf(JsonPath.listAt("States.StringSplit('a,b', ',')"))).toBe("States.StringSplit('a,b', ',')");
    expect(() => sfn.JsonPath.listAt("States.StringSplit('a,b', ',')")).toThrow();
  });

  test('to true or false is what its name says', () => {
    expectTypeOf(JsonPath.booleanAt).returns.toEqualTypeOf<boolean>();
    expect(textOf(JsonPath.booleanAt('$.b'))).toBe('$.b');
  });

  test('has the type that a prop asks for', () => {
    expectTypeOf(JsonPath.stringAt).returns.toEqualTypeOf<string>();
    expectTypeOf(JsonPath.numberAt).returns.toEqualTypeOf<number>();
    expectTypeOf(JsonPath.listAt).returns.toEqualTypeOf<string[]>();
  });

  test.each([
    ['stringAt', () => JsonPath.stringAt('a.b')],
    ['listAt', () => JsonPath.listAt('a.b')],
    ['numberAt', () => JsonPath.numberAt('a.b')],
    ['booleanAt', () => JsonPath.booleanAt('a.b')],
    ['objectAt', () => JsonPath.objectAt('a.b')],
  ])('%s fails where it is written when the path is wrong', (_, write) => {
    expect(messageOf(write)).toBe(
      "A path starts with '$' and an intrinsic function with 'States.' at position 0 of \"a.b\"",
    );
  });

  test('of one type can be read as another', () => {
    expect(textOf(JsonPath.listAt(JsonPath.stringAt('$.a')))).toBe('$.a');
    expect(textOf(JsonPath.numberAt(sfn.JsonPath.stringAt('$.a')))).toBe('$.a');
  });

  test('cannot be put together from others', () => {
    expect(messageOf(() => JsonPath.stringAt(`$.a.${JsonPath.stringAt('$.key')}`))).toBe(
      'A path is written out, no reference can stand in it at position 4 of "$.a.$.key"',
    );
    expect(messageOf(() => JsonPath.stringAt(`$.a[${JsonPath.numberAt('$.i')}]`))).toBe(
      'A path is written out, no reference can stand in it at position 4 of "$.a[$.i]"',
    );
  });

  test('cannot be made of JSONata', () => {
    expect(messageOf(() => JsonPath.stringAt(Jsonata.string('$x')))).toBe(
      'JSONata is no path; use the members of Jsonata at position 0 of "{% $x %}"',
    );
  });

  test('may have parts that deployment fills in, which cannot be checked', () => {
    expect(textOf(JsonPath.stringAt(`$.${Aws.REGION}.name`))).toBe('$.<AWS::Region>.name');
  });

  test.each([
    [JsonPath.stringAt('$.a'), true],
    [`text ${JsonPath.stringAt('$.a')}`, true],
    [sfn.JsonPath.stringAt('$.a'), true],
    ['$.a', false],
    [Aws.REGION, false],
    [Jsonata.string('$x'), false],
    [`text ${Jsonata.string('$x')}`, false],
  ])('is recognised in encoded text (case %#)', (text, expected) => {
    expect(JsonPath.isEncodedJsonPath(text)).toBe(expected);
  });
});

test.each([
  'entirePayload',
  'entireContext',
  'taskToken',
  'executionId',
  'executionInput',
  'executionName',
  'executionRoleArn',
  'executionStartTime',
  'stateEnteredTime',
  'stateName',
  'stateRetryCount',
  'stateMachineId',
  'stateMachineName',
] as const)('%s is that of sfn.JsonPath', (name) => {
  expect(textOf(JsonPath[name])).toBe(textOf(sfn.JsonPath[name]));
  expect(textOf(JsonPath[name])).toMatch(/^\$/);
});

test('DISCARD is null, as that of sfn.JsonPath', () => {
  expect(textOf(JsonPath.DISCARD)).toBeNull();
  expect(JsonPath.DISCARD).toBe(sfn.JsonPath.DISCARD);
});

test('every member of sfn.JsonPath is there', () => {
  const members = Object.getOwnPropertyNames(sfn.JsonPath).filter((name) => !/^(length|name|prototype)$/.test(name));

  expect(Object.getOwnPropertyNames(JsonPath)).toEqual(expect.arrayContaining(members));
});

describe('an intrinsic function', () => {
  const a = JsonPath.stringAt('$.a');
  const n = JsonPath.numberAt('$.n');
  const l = JsonPath.listAt('$.l');

  test.each<[string, (its: typeof JsonPath | typeof sfn.JsonPath) => unknown]>([
    ["States.Array($.a, 'b', 1, $.n)", (its) => its.array(a, 'b', ...numbers(1, n))],
    ['States.Array()', (its) => its.array()],
    ['States.ArrayPartition($.l, 4)', (its) => its.arrayPartition(l, 4)],
    ['States.ArrayContains($.l, $.n)', (its) => its.arrayContains(l, n)],
    ['States.ArrayRange(1, 9, 2)', (its) => its.arrayRange(1, 9, 2)],
    ['States.ArrayRange($.n, $.n, $.n)', (its) => its.arrayRange(n, n, n)],
    ['States.ArrayGetItem($.l, 5)', (its) => its.arrayGetItem(l, 5)],
    ['States.ArrayLength($.l)', (its) => its.arrayLength(l)],
    ['States.ArrayUnique($.l)', (its) => its.arrayUnique(l)],
    ["States.Base64Encode('Data')", (its) => its.base64Encode('Data')],
    ['States.Base64Decode($.a)', (its) => its.base64Decode(a)],
    ["States.Hash($.a, 'SHA-1')", (its) => its.hash(a, 'SHA-1')],
    ['States.JsonMerge($.a, $.o, false)', (its) => its.jsonMerge(a, JsonPath.objectAt('$.o'))],
    ['States.MathRandom(1, 999)', (its) => its.mathRandom(1, 999)],
    ['States.MathAdd($.n, -1)', (its) => its.mathAdd(n, -1)],
    ["States.StringSplit('1,2', ',')", (its) => its.stringSplit('1,2', ',')],
    ['States.UUID()', (its) => its.uuid()],
    ["States.Format('{} of {}', $.a, 3)", (its) => its.format('{} of {}', a, ...numbers(3))],
    ["States.Format('none')", (its) => its.format('none')],
    ["States.Format('\\{\\} {}', $.a)", (its) => its.format('\\{\\} {}', a)],
    ['States.Format($.template, $.a)', (its) => its.format(JsonPath.stringAt('$.template'), a)],
    ["States.Format('it\\'s \\\\ {}', $.a)", (its) => its.format("it's \\ {}", a)],
    ["States.StringToJson('[1]')", (its) => its.stringToJson('[1]')],
    ['States.StringToJson($.a)', (its) => its.stringToJson(a)],
    ['States.JsonToString($.o)', (its) => its.jsonToString(sfn.JsonPath.objectAt('$.o'))],
    [
      "States.MathAdd(States.ArrayLength(States.StringSplit($.a, '-')), -1)",
      // Upstream's types do not let a number come from a function, its code does.
      (its) => its.mathAdd(its.arrayLength(its.stringSplit(a, '-')) as unknown as number, -1),
    ],
  ])('%s is that of sfn.JsonPath', (expected, write) => {
    expect(textOf(write(JsonPath))).toBe(expected);
    expect(textOf(write(sfn.JsonPath))).toBe(expected);
  });

  /** Upstream takes numbers; its types say text. */
  function numbers(...values: number[]): string[] {
    return values as unknown[] as string[];
  }

  test('escapes braces in literals, where sfn.JsonPath does so in templates only', () => {
    expect(textOf(JsonPath.stringToJson('{"a": 1}'))).toBe('States.StringToJson(\'\\{"a": 1\\}\')');
    expect(textOf(sfn.JsonPath.stringToJson('{"a": 1}'))).toBe('States.StringToJson(\'{"a": 1}\')');
  });

  test('takes true, false, null, lists and objects, which sfn.JsonPath refuses', () => {
    expect(textOf(JsonPath.array(true, null, ['x', n], { k: 'v' }))).toBe(
      'States.Array(true, null, States.Array(\'x\', $.n), States.StringToJson(\'\\{"k":"v"\\}\'))',
    );
    expect(() => sfn.JsonPath.array(true as unknown as string)).toThrow();
  });

  test('takes text with references in it', () => {
    expect(textOf(JsonPath.base64Encode(`${a}: ${n}`))).toBe("States.Base64Encode(States.Format('{}: {}', $.a, $.n))");
  });

  test('takes text that deployment fills in', () => {
    const port = new CfnParameter(new Stack(), 'Port', { type: 'Number' }).valueAsNumber;

    expect(textOf(JsonPath.format(`{} in ${Aws.REGION}, it's at ${port}`, a))).toBe(
      "States.Format('{} in <AWS::Region>, it\\'s at <Port>', $.a)",
    );
    expect(textOf(JsonPath.array(`it's ${Aws.REGION}`, port))).toBe("States.Array('it\\'s <AWS::Region>', <Port>)");
  });

  test('nests 10 deep and no deeper', () => {
    const nested = (depth: number): string => (depth === 0 ? a : JsonPath.array(nested(depth - 1)));

    expect(textOf(nested(10))).toBe(`${'States.Array('.repeat(10)}$.a${')'.repeat(10)}`);
    expect(messageOf(() => nested(11))).toMatch(/^Intrinsic functions nest at most 10 deep at position 130 of /);
  });

  test.each<[string, () => unknown]>([
    [
      "States.Format has 2 places '{}' for 1 values at position 0 of \"States.Format('{} {}', $.a)\"",
      () => JsonPath.format('{} {}', a),
    ],
    [
      'States.Hash knows MD5, SHA-1, SHA-256, SHA-384, SHA-512 at position 18 of "States.Hash($.a, \'sha1\')"'.replace(
        '18',
        '17',
      ),
      () => JsonPath.hash(a, 'sha1'),
    ],
    [
      "States.ArrayLength wants a path or an intrinsic function as 'array' at position 19 of \"States.ArrayLength('$.l')\"",
      () => JsonPath.arrayLength('$.l'),
    ],
    [
      "States.MathAdd wants a number as 'number1' at position 15 of \"States.MathAdd('one', 1)\"",
      () => JsonPath.mathAdd('one', 1),
    ],
    [
      'Argument 1 is NaN, which JSON cannot hold: give a finite number at position 0 of "States.Array(…)"',
      () => JsonPath.array(NaN),
    ],
    [
      'Argument 1 contains itself: give a value that ends at position 0 of "States.Array(…)"'.replace(
        'Argument 1',
        'Argument 1[0]',
      ),
      () => JsonPath.array(endless()),
    ],
    [
      'Argument 2 is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA at position 0 of "States.Array(…)"',
      () => JsonPath.array(a, Jsonata.string('$x')),
    ],
    [
      'Argument 1 is known only at deployment and stands in a list beside references: give the whole list from the state, or without references at position 0 of "States.Array(…)"',
      () => JsonPath.array(Tokenization.reverseCompleteString(Aws.REGION)),
    ],
    [
      'Argument 2 has one element of a list that is not known yet: give the list as a whole, or the element as a reference of its own at position 0 of "States.Array(…)"',
      () => JsonPath.array('x', l[0]),
    ],
  ])('%s', (message, write) => {
    expect(messageOf(write)).toBe(message);
  });

  function endless(): unknown[] {
    const list: unknown[] = [];
    list.push(list);
    return list;
  }

  test('hands any literal on as it is', () => {
    // A backslash before a brace is how one writes a brace in a template.
    const text = fc.string({ unit: 'binary' }).filter((value) => !/\\[{}]/.test(value) && !Token.isUnresolved(value));

    fc.assert(
      fc.property(text, (value) => {
        expect(evaluated(textOf(JsonPath.array(value)) as string, {})).toEqual([value]);
        expect(evaluated(textOf(JsonPath.format('{}', value)) as string, {})).toBe(value);
      }),
    );
  });
});
