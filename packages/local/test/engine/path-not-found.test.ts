import { expect, test } from 'vitest';
import { PathNotFound } from '../../src/engine/path-not-found';

test('says which path, and what is missing', () => {
  const error = new PathNotFound('$.a.b', "Missing property in path $['a']");

  expect(error).toMatchObject({
    name: 'PathNotFound',
    message: "Invalid path '$.a.b' : Missing property in path $['a']",
    path: '$.a.b',
    detail: "Missing property in path $['a']",
  });
});
