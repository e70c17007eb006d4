import { describe, expect, test } from 'vitest';
import { Jsonata, JsonPath, messageAttributes, MessageAttributeDataType, TaskInput } from '../src';
import type { MessageAttribute } from '../src';
import { argumentsOf, parametersOf } from './described-task';

const { BINARY, NUMBER, STRING, STRING_ARRAY } = MessageAttributeDataType;
const ALL = Object.values(MessageAttributeDataType);

test('no attributes are no attributes', () => {
  expect(messageAttributes(undefined, ALL)).toEqual({ problems: [] });
});

describe('an attribute has the type of its value, or the one that is given', () => {
  test.each<[string, MessageAttribute, unknown]>([
    ['text', { value: 'x' }, { DataType: 'String', StringValue: 'x' }],
    ['a number', { value: 1.5 }, { DataType: 'Number', StringValue: '1.5' }],
    ['true', { value: true }, { DataType: 'String', StringValue: 'true' }],
    ['a list', { value: ['a', 1, true, null] }, { DataType: 'String.Array', StringValue: '["a",1,true,null]' }],
    ['bytes', { value: 'eA==', dataType: BINARY }, { DataType: 'Binary', BinaryValue: 'eA==' }],
    ['text that is a number', { value: '1', dataType: NUMBER }, { DataType: 'Number', StringValue: '1' }],
    ['an input', { value: TaskInput.fromText('x') }, { DataType: 'String', StringValue: 'x' }],
    [
      'an input from the state',
      { value: TaskInput.fromJsonPathAt('$.a') },
      { DataType: 'String', 'StringValue.$': '$.a' },
    ],
    ['text from the state', { value: JsonPath.stringAt('$.a') }, { DataType: 'String', 'StringValue.$': '$.a' }],
    [
      'a number from the state',
      { value: JsonPath.numberAt('$.n') },
      { DataType: 'Number', 'StringValue.$': "States.Format('{}', $.n)" },
    ],
    [
      'a list from the state',
      { value: JsonPath.listAt('$.l') },
      { DataType: 'String.Array', 'StringValue.$': 'States.JsonToString($.l)' },
    ],
    [
      'a list with a reference',
      { value: ['a', JsonPath.stringAt('$.a')] },
      { DataType: 'String.Array', 'StringValue.$': "States.JsonToString(States.Array('a', $.a))" },
    ],
    [
      'bytes from the state',
      { value: JsonPath.stringAt('$.b'), dataType: BINARY },
      { DataType: 'Binary', 'BinaryValue.$': '$.b' },
    ],
    [
      'a number at a path of text',
      { value: JsonPath.stringAt('$.n'), dataType: NUMBER },
      { DataType: 'Number', 'StringValue.$': '$.n' },
    ],
  ])('%s', (_, attribute, expected) => {
    const { attributes, problems } = messageAttributes({ a: attribute }, ALL);

    expect(problems).toEqual([]);
    expect(parametersOf(attributes)).toEqual({ a: expected });
  });

  test.each<[string, MessageAttribute, unknown]>([
    ['text', { value: Jsonata.string('$a') }, { DataType: 'String', StringValue: '{% $a %}' }],
    ['a number', { value: Jsonata.number('$n') }, { DataType: 'Number', StringValue: '{% $string($n) %}' }],
    ['a list', { value: Jsonata.list('$l') }, { DataType: 'String.Array', StringValue: '{% $string($l) %}' }],
    ['a number as text', { value: '{% $n %}', dataType: NUMBER }, { DataType: 'Number', StringValue: '{% $n %}' }],
  ])('%s as JSONata', (_, attribute, expected) => {
    const { attributes, problems } = messageAttributes({ a: attribute }, ALL);

    expect(problems).toEqual([]);
    expect(argumentsOf(attributes)).toEqual({ a: expected });
  });
});

describe('an attribute that does not fit is a problem', () => {
  test.each<[string, MessageAttribute, string]>([
    [
      'a list as a number',
      { value: ['a'], dataType: NUMBER },
      'is a Number but its value is not: give a String.Array, or leave dataType away',
    ],
    [
      'a word as a number',
      { value: 'one', dataType: NUMBER },
      'is a Number but its value is not: give a String, or leave dataType away',
    ],
    [
      'empty text as a number',
      { value: '', dataType: NUMBER },
      'is a Number but its value is not: give a String, or leave dataType away',
    ],
    [
      'a number as bytes',
      { value: 1, dataType: BINARY },
      'is a Binary but its value is not: give a Number, or leave dataType away',
    ],
    [
      'a number as text',
      { value: 1, dataType: STRING },
      'is a String but its value is not: give a Number, or leave dataType away',
    ],
  ])('%s', (_, attribute, expected) => {
    const { problems } = messageAttributes({ a: attribute }, ALL);

    expect(problems.map(({ prop, problem, fix }) => `${prop} ${problem}: ${fix}`)).toEqual([
      `messageAttributes.a ${expected}`,
    ]);
  });

  test('a type that the service does not have', () => {
    expect(messageAttributes({ a: { value: ['x'] } }, [STRING, NUMBER, BINARY]).problems).toEqual([
      {
        prop: 'messageAttributes.a',
        problem: `is a ${STRING_ARRAY}, which the service does not have`,
        fix: 'give a String, Number, Binary',
      },
    ]);
  });

  test.each(['', 'a b', '.a', 'a.', 'a..b', 'AWS.a', 'aws.a', 'Amazon.a', 'x'.repeat(257)])('the name %j', (name) => {
    expect(messageAttributes({ [name]: { value: 'x' } }, ALL).problems).toEqual([
      {
        prop: `messageAttributes.${name}`,
        problem: 'has a name that the service does not take',
        fix: "give 1 to 256 letters, digits, '_', '-' and single '.' inside, not beginning with AWS. or Amazon.",
      },
    ]);
  });

  test.each(['a', 'a.b', 'A_-9', 'awsome', 'x'.repeat(256)])('but not the name %j', (name) => {
    expect(messageAttributes({ [name]: { value: 'x' } }, ALL).problems).toEqual([]);
  });
});
