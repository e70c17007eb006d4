import { Jsonata, JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { DynamoAttributeValue } from '../src';
import { attributeMap } from '../src/attribute-map';

test('attributes keep their names', () => {
  const id = DynamoAttributeValue.fromString('a');

  expect(attributeMap({ id, resolve: id })).toEqual({ id: { S: 'a' }, resolve: { S: 'a' } });
});

test.each([JsonPath.objectAt('$.item'), Jsonata.object('$states.input.item')])('a reference stays one', (reference) => {
  expect(attributeMap(reference)).toBe(reference);
});
