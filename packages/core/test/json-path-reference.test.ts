import { Stack, Token } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { JsonPathReference } from '../src/json-path-reference';

const reference = new JsonPathReference('$.order.id');

test('a reference resolves to its path, in every encoding', () => {
  for (const encoded of [reference, reference.toString(), Token.asNumber(reference), Token.asList(reference)]) {
    expect(new Stack().resolve(encoded)).toBe('$.order.id');
  }
});

test('aws-cdk-lib takes it for its own', () => {
  expect(sfn.FieldUtils.renderObject({ a: reference.toString() })).toEqual({ 'a.$': '$.order.id' });
  expect(sfn.JsonPath.isEncodedJsonPath(reference.toString())).toBe(true);
});

test('it is told from other values, and those of aws-cdk-lib are taken for ours', () => {
  expect(JsonPathReference.isJsonPathReference(reference)).toBe(true);
  expect(JsonPathReference.isJsonPathReference(sfn.JsonPath.objectAt('$.a'))).toBe(true);
  expect(JsonPathReference.isJsonPathReference(sfn.JsonPath.DISCARD)).toBe(false);
  expect(JsonPathReference.isJsonPathReference('$.a')).toBe(false);
  expect(JsonPathReference.isJsonPathReference(null)).toBe(false);
});

test('it can be read in JSON and in tokens', () => {
  expect(JSON.stringify({ a: reference })).toBe('{"a":"<path:$.order.id>"}');
  expect(reference.toString()).toMatch(/^\$\{Token\[order\.id\.\d+\]\}$/);
});
