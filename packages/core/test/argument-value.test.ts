import { Aws, Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { fieldName, isFromState, isLiteral, Jsonata, JsonPath, StateData } from '../src';
import { referencesIn } from '../src/argument-value';

const name = JsonPath.stringAt('$.name');

describe('a value comes from the state', () => {
  test.each<[string, unknown]>([
    ['text', name],
    ['a number', JsonPath.numberAt('$.n')],
    ['a list', JsonPath.listAt('$.l')],
    ['true or false', JsonPath.booleanAt('$.b')],
    ['an object', JsonPath.objectAt('$.o')],
    ['text with a reference in it', `Hello ${name}`],
    ['a reference of sfn.JsonPath', sfn.JsonPath.stringAt('$.name')],
    ['a reference of either language', StateData.input],
    ['JSONata', Jsonata.string('$x')],
    ['JSONata that is written out', '{% $x %}'],
    ['JSONata over several lines', '{%\n $x\n%}'],
    ['JSONata with what deployment fills in', `{% $x & "${Aws.REGION}" %}`],
  ])('when it is %s', (_, value) => {
    expect(isFromState(value)).toBe(true);
    expect(isLiteral(value)).toBe(false);
  });

  test.each<[string, unknown]>([
    ['text', 'x'],
    ['text that looks like a path', '$.name'],
    ['a number', 1],
    ['null', null],
  ])('not when it is %s', (_, value) => {
    expect(isFromState(value)).toBe(false);
    expect(isLiteral(value)).toBe(true);
  });

  test.each<[string, unknown]>([
    ['what deployment fills in', Aws.REGION],
    ['a number that deployment fills in', Token.asNumber({ Ref: 'Port' })],
    ['an object', {}],
    ['a list', []],
    ['nothing', undefined],
    ['a construct', new Stack()],
  ])('and is no literal either when it is %s', (_, value) => {
    expect(isFromState(value)).toBe(false);
    expect(isLiteral(value)).toBe(false);
  });
});

test('all references in a value are found, each object looked at once', () => {
  const shared = { a: name };
  const endless: Record<string, unknown> = { shared, again: shared, list: [1, `to ${JsonPath.numberAt('$.n')}`] };
  endless.self = endless;
  endless['written.$'] = '$.written';
  endless.expression = '{% $x %}';

  const found = referencesIn(endless).map((reference) => new Stack().resolve(reference) as string);

  expect(found).toEqual(['$.name', '$.n', '$.written', '{% $x %}']);
});

test.each([
  ['total', 'total'],
  ['total.$', 'total'],
  ['$', '$'],
])('the key %j is of the field %j', (key, name) => {
  expect(fieldName(key)).toBe(name);
});
