import { Jsonata, JsonPath, StateData, Task } from '@cdk-sfn/core';
import { Lazy, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, stateOf, warningsOf } from '../../../tools/vitest/rendered-state';
import { DynamoAttributeValue } from '../src';

const { JSON_PATH, JSONATA } = sfn.QueryLanguage;

/** The attribute as the item of a task has it. */
function rendered(value: DynamoAttributeValue, queryLanguage = JSON_PATH): unknown {
  return Object.values(
    (stateOf(taskWith(value, queryLanguage)) as Record<string, { attribute: unknown }>)[
      queryLanguage === JSONATA ? 'Arguments' : 'Parameters'
    ]!,
  )[0];
}

function taskWith(value: DynamoAttributeValue, queryLanguage = JSON_PATH): Task {
  const resource = {
    service: 'dynamodb',
    action: 'putItem',
    patterns: [sfn.IntegrationPattern.REQUEST_RESPONSE],
  } as const;
  const args = { attribute: value.toObject() as unknown };
  return new Task(new Stack(), 'Task', { queryLanguage, task: { describe: () => ({ resource, arguments: args }) } });
}

describe('literals', () => {
  test.each<[string, DynamoAttributeValue, object]>([
    ['fromString', DynamoAttributeValue.fromString('a'), { S: 'a' }],
    ['fromNumber', DynamoAttributeValue.fromNumber(12.5), { N: '12.5' }],
    ['fromNumber, below zero', DynamoAttributeValue.fromNumber(-1), { N: '-1' }],
    ['numberFromString', DynamoAttributeValue.numberFromString('12.5'), { N: '12.5' }],
    ['fromBinary', DynamoAttributeValue.fromBinary('aGk='), { B: 'aGk=' }],
    ['fromStringSet', DynamoAttributeValue.fromStringSet(['a', 'b']), { SS: ['a', 'b'] }],
    ['fromNumberSet', DynamoAttributeValue.fromNumberSet([1, 2.5]), { NS: ['1', '2.5'] }],
    ['numberSetFromStrings', DynamoAttributeValue.numberSetFromStrings(['1', '2.5']), { NS: ['1', '2.5'] }],
    ['fromBinarySet', DynamoAttributeValue.fromBinarySet(['aGk=']), { BS: ['aGk='] }],
    ['fromNull', DynamoAttributeValue.fromNull(true), { NULL: true }],
    ['fromBoolean', DynamoAttributeValue.fromBoolean(false), { BOOL: false }],
    ['fromAttribute', DynamoAttributeValue.fromAttribute({ S: 'a' }), { S: 'a' }],
    [
      'fromMap',
      DynamoAttributeValue.fromMap({
        inner: DynamoAttributeValue.fromMap({ n: DynamoAttributeValue.fromNumber(1) }),
      }),
      { M: { inner: { M: { n: { N: '1' } } } } },
    ],
    [
      'fromList',
      DynamoAttributeValue.fromList([
        DynamoAttributeValue.fromString('a'),
        DynamoAttributeValue.fromList([DynamoAttributeValue.fromBoolean(true)]),
      ]),
      { L: [{ S: 'a' }, { L: [{ BOOL: true }] }] },
    ],
  ])('%s', (_, value, attribute) => {
    expect(rendered(value)).toEqual(attribute);
    expect(rendered(value, JSONATA)).toEqual(attribute);
  });
});

describe('from the state in JSONPath', () => {
  test.each<[string, DynamoAttributeValue, object]>([
    ['fromString', DynamoAttributeValue.fromString(JsonPath.stringAt('$.s')), { 'S.$': '$.s' }],
    [
      'fromString, in part',
      DynamoAttributeValue.fromString(`order#${JsonPath.stringAt('$.id')}`),
      { 'S.$': "States.Format('order#{}', $.id)" },
    ],
    [
      'fromNumber, as the text that DynamoDB wants',
      DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.n')),
      { 'N.$': "States.Format('{}', $.n)" },
    ],
    [
      'numberFromString',
      DynamoAttributeValue.numberFromString(JsonPath.stringAt('$.Item.Count.N')),
      { 'N.$': '$.Item.Count.N' },
    ],
    ['fromBinary', DynamoAttributeValue.fromBinary(JsonPath.stringAt('$.b')), { 'B.$': '$.b' }],
    ['fromStringSet', DynamoAttributeValue.fromStringSet(JsonPath.listAt('$.l')), { 'SS.$': '$.l' }],
    [
      'fromStringSet, in part',
      DynamoAttributeValue.fromStringSet(['a', JsonPath.stringAt('$.b')]),
      { 'SS.$': "States.Array('a', $.b)" },
    ],
    [
      'fromNumberSet, in part',
      DynamoAttributeValue.fromNumberSet([1, JsonPath.numberAt('$.n')]),
      { 'NS.$': "States.Array('1', States.Format('{}', $.n))" },
    ],
    ['numberSetFromStrings', DynamoAttributeValue.numberSetFromStrings(JsonPath.listAt('$.l')), { 'NS.$': '$.l' }],
    ['fromBinarySet', DynamoAttributeValue.fromBinarySet(JsonPath.listAt('$.l')), { 'BS.$': '$.l' }],
    ['fromBoolean', DynamoAttributeValue.fromBoolean(JsonPath.booleanAt('$.b')), { 'BOOL.$': '$.b' }],
    [
      'fromMap',
      DynamoAttributeValue.fromMap({ s: DynamoAttributeValue.fromString(JsonPath.stringAt('$.s')) }),
      { M: { s: { 'S.$': '$.s' } } },
    ],
    [
      'fromList',
      DynamoAttributeValue.fromList([DynamoAttributeValue.fromString(JsonPath.stringAt('$.s'))]),
      { L: [{ 'S.$': '$.s' }] },
    ],
  ])('%s', (_, value, attribute) => {
    expect(rendered(value)).toEqual(attribute);
  });

  test.each<[string, (path: string) => DynamoAttributeValue, object]>([
    ['mapFromJsonPath', (path) => DynamoAttributeValue.mapFromJsonPath(path), { 'M.$': '$.a' }],
    ['listFromJsonPath', (path) => DynamoAttributeValue.listFromJsonPath(path), { 'L.$': '$.a' }],
    ['booleanFromJsonPath', (path) => DynamoAttributeValue.booleanFromJsonPath(path), { 'BOOL.$': '$.a' }],
  ])('%s takes a path and a reference alike', (_, from, attribute) => {
    expect(rendered(from('$.a'))).toEqual(attribute);
    expect(rendered(from(JsonPath.stringAt('$.a')))).toEqual(attribute);
    expect(rendered(from(sfn.JsonPath.stringAt('$.a')))).toEqual(attribute);
  });

  test.each([
    ['a path', '$.Item.id'],
    ['a reference to a text', JsonPath.stringAt('$.Item.id')],
    ['a reference to an object', JsonPath.objectAt('$.Item.id')],
    ['a reference for both languages', StateData.at('$.Item.id')],
  ])('fromAttribute takes %s', (_, value) => {
    const attribute = DynamoAttributeValue.fromAttribute(value);
    const map = DynamoAttributeValue.fromMap({ attribute });

    expect(rendered(map)).toEqual({ M: { 'attribute.$': '$.Item.id' } });
  });

  test('a path that does not parse is an error where it is written', () => {
    expect(messageOf(() => DynamoAttributeValue.mapFromJsonPath('a.b'))).toBe(
      "A path starts with '$' and an intrinsic function with 'States.' at position 0 of \"a.b\"",
    );
  });

  test('a text that looks like a path is a text, with a warning', () => {
    const task = taskWith(DynamoAttributeValue.fromString('$.a'));

    expect(stateOf(task)).toMatchObject({ Parameters: { attribute: { S: '$.a' } } });
    expect(warningsOf(task)).toEqual([
      'attribute.S is the literal text "$.a", which looks like a path. Write JsonPath.stringAt(\'$.a\') to read it from the state, ' +
        'or acknowledge this warning if it is meant as text. [ack: @cdk-sfn/core:literalPath]',
    ]);
  });
});

describe('from the state in JSONata', () => {
  test.each<[string, DynamoAttributeValue, object]>([
    ['fromString', DynamoAttributeValue.fromString(Jsonata.string('$states.input.s')), { S: '{% $states.input.s %}' }],
    [
      'fromString, written out',
      DynamoAttributeValue.fromString('{% $states.input.s %}'),
      { S: '{% $states.input.s %}' },
    ],
    ['fromNumber', DynamoAttributeValue.fromNumber(Jsonata.number('$n + 1')), { N: '{% $string($n + 1) %}' }],
    ['fromStringSet', DynamoAttributeValue.fromStringSet(Jsonata.list('$l')), { SS: '{% $l %}' }],
    [
      'fromNumberSet, in part',
      DynamoAttributeValue.fromNumberSet([1, Jsonata.number('$n')]),
      { NS: ['1', '{% $string($n) %}'] },
    ],
    ['fromBoolean', DynamoAttributeValue.fromBoolean(Jsonata.boolean('$b')), { BOOL: '{% $b %}' }],
    ['mapFromJsonata', DynamoAttributeValue.mapFromJsonata('{% $m %}'), { M: '{% $m %}' }],
    ['listFromJsonata', DynamoAttributeValue.listFromJsonata('{% $l %}'), { L: '{% $l %}' }],
    ['booleanFromJsonata', DynamoAttributeValue.booleanFromJsonata('{% $b %}'), { BOOL: '{% $b %}' }],
    [
      'fromAttribute',
      DynamoAttributeValue.fromMap({
        written: DynamoAttributeValue.fromAttribute('{% $states.input.Item.a %}'),
        reference: DynamoAttributeValue.fromAttribute(Jsonata.object('$states.input.Item.b')),
      }),
      { M: { written: '{% $states.input.Item.a %}', reference: '{% $states.input.Item.b %}' } },
    ],
  ])('%s', (_, value, attribute) => {
    expect(rendered(value, JSONATA)).toEqual(attribute);
  });

  test('an expression that does not parse is an error where it is written', () => {
    expect(messageOf(() => DynamoAttributeValue.mapFromJsonata('{% $a + %}'))).toBe(
      'Not JSONata: Unexpected end of expression at position 4 of "$a +"',
    );
  });
});

test('what deployment fills in is handed on', () => {
  const value = DynamoAttributeValue.fromNumber(Lazy.number({ produce: () => 7 }));

  expect(rendered(value)).toEqual({ N: '7' });
});

test('attributeValue is what is rendered', () => {
  expect(DynamoAttributeValue.fromString('a').attributeValue).toEqual({ S: 'a' });
});
