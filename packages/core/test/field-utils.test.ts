import { Aws } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../../tools/vitest/rendered-state';
import { FieldUtils, Jsonata, JsonPath } from '../src';

const sample = {
  text: 'literal',
  number: 1,
  yes: true,
  list: ['literal', { a: JsonPath.stringAt('$.inList') }],
  path: JsonPath.stringAt('$.text'),
  count: JsonPath.numberAt('$.number'),
  all: JsonPath.listAt('$.list'),
  object: { deep: sfn.JsonPath.objectAt('$.deep'), context: JsonPath.executionId },
  called: JsonPath.format('{} {}', JsonPath.stringAt('$.called'), JsonPath.stringAt('$.text')),
};

test('an object renders as sfn.FieldUtils renders it', () => {
  expect(FieldUtils.renderObject(sample)).toEqual(sfn.FieldUtils.renderObject(sample));
  expect(FieldUtils.renderObject(sample)).toEqual({
    text: 'literal',
    number: 1,
    yes: true,
    list: ['literal', { 'a.$': '$.inList' }],
    'path.$': '$.text',
    'count.$': '$.number',
    'all.$': '$.list',
    object: { 'deep.$': '$.deep', 'context.$': '$$.Execution.Id' },
    'called.$': "States.Format('{} {}', $.called, $.text)",
  });
});

test('paths are found as sfn.FieldUtils finds them', () => {
  expect(FieldUtils.findReferencedPaths(sample)).toEqual(sfn.FieldUtils.findReferencedPaths(sample));
  expect(FieldUtils.findReferencedPaths(sample)).toEqual([
    '$$.Execution.Id',
    '$.called',
    '$.deep',
    '$.inList',
    '$.list',
    '$.number',
    '$.text',
  ]);
});

test('paths are found in text and in lists, and when deployment completes them', () => {
  const partly = JsonPath.stringAt(`$.a.${Aws.REGION}`);

  expect(FieldUtils.findReferencedPaths({ a: [`x${JsonPath.numberAt('$.n')}`, partly] })).toEqual([
    `$.a.${Aws.REGION}`,
    '$.n',
  ]);
});

test('nothing has no fields, no paths and no token', () => {
  expect(FieldUtils.renderObject()).toBeUndefined();
  expect(FieldUtils.findReferencedPaths()).toEqual([]);
  expect(FieldUtils.containsTaskToken()).toBe(false);
});

describe('an object that cannot be rendered is an error', () => {
  test('which sfn.FieldUtils renders', () => {
    expect(messageOf(() => FieldUtils.renderObject({ a: Jsonata.string('$x'), b: NaN }))).toBe(
      [
        'The object has 2 problems:',
        '  - a is the JSONata expression $x in a JSONPath state: write JsonPath.stringAt or its like, or set queryLanguage to QueryLanguage.JSONATA',
        '  - b is NaN, which JSON cannot hold: give a finite number',
      ].join('\n'),
    );
  });
});
