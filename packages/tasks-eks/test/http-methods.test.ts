import { expect, test } from 'vitest';
import { HttpMethods, MethodType } from '../src';

test('MethodType, the name of the specification, is HttpMethods as value and as type', () => {
  const method: MethodType = HttpMethods.PATCH;

  expect(MethodType).toBe(HttpMethods);
  expect(method).toBe(MethodType.PATCH);
});
