import { expect, test } from 'vitest';
import { payloadFailure } from '../../src/engine/payload-failure';

test('too many bytes', () => {
  expect(payloadFailure("The state/task 'Pack' returned a result", 'size')).toMatchObject({
    error: 'States.DataLimitExceeded',
    problem: "The state/task 'Pack' returned a result with a size exceeding the maximum number of bytes service limit.",
  });
});

test('nested too deep', () => {
  expect(payloadFailure("The state/task 'Pack' returned a result", 'depth')).toMatchObject({
    error: 'States.DataLimitExceeded',
    problem: "The state/task 'Pack' returned a result nested deeper than 1000 levels.",
  });
});
