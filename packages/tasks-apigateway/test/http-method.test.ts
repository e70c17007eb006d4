import { expect, test } from 'vitest';
import { HttpMethod } from '../src';

test('has the methods that the service calls with', () => {
  expect(HttpMethod).toEqual({
    GET: 'GET',
    POST: 'POST',
    PUT: 'PUT',
    DELETE: 'DELETE',
    PATCH: 'PATCH',
    HEAD: 'HEAD',
    OPTIONS: 'OPTIONS',
  });
});
