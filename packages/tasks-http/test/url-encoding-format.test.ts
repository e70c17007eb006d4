import { expect, test } from 'vitest';
import { URLEncodingFormat } from '../src';

test('has the formats of the service, and two that stand for none of them', () => {
  expect(Object.values(URLEncodingFormat)).toEqual(['BRACKETS', 'COMMAS', 'DEFAULT', 'INDICES', 'NONE', 'REPEAT']);
});
