import { describe, expect, test } from 'vitest';
import { thresholdExceeded, ToleratedFailures } from '../../src/engine/tolerated-failures';

describe('tolerated are', () => {
  test.each<[string, ToleratedFailures, number, boolean]>([
    ['no failures by default', new ToleratedFailures(), 1, true],
    ['no items that did not fail', new ToleratedFailures(), 0, false],
    ['as many as the count', new ToleratedFailures(2), 2, false],
    ['not more than the count', new ToleratedFailures(2), 3, true],
    ['none with a count of 0', new ToleratedFailures(0), 1, true],
    ['as many as the percentage', new ToleratedFailures(undefined, 25), 2, false],
    ['not more than the percentage', new ToleratedFailures(undefined, 25), 3, true],
    ['not more than a percentage between two counts', new ToleratedFailures(undefined, 37.4), 3, true],
    ['none with a percentage of 0', new ToleratedFailures(undefined, 0), 1, true],
    ['all with a percentage of 100', new ToleratedFailures(undefined, 100), 8, false],
    ['no more than the count when the percentage is larger', new ToleratedFailures(1, 100), 2, true],
    ['no more than the percentage when the count is larger', new ToleratedFailures(8, 10), 1, true],
    ['what both tolerate', new ToleratedFailures(1, 50), 1, false],
  ])('%s', (_what, tolerated, failed, isExceeded) => {
    expect(tolerated.exceededBy(failed, 8)).toBe(isExceeded);
  });
});

test('the error has the words of the service', () => {
  expect(thresholdExceeded()).toMatchObject({
    error: 'States.ExceedToleratedFailureThreshold',
    problem: 'The specified tolerated failure threshold was exceeded',
  });
});
