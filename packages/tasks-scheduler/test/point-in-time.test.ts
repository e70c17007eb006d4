import { JsonPath } from '@cdk-sfn/core';
import { expect, test } from 'vitest';
import { millisOf, timeProblem } from '../src/point-in-time';

const NOON = Date.UTC(2030, 0, 31, 12);

test.each([new Date(NOON), '2030-01-31T12:00:00Z', '2030-01-31T13:00:00+01:00', '2030-01-31T12:00:00.000Z'])(
  '%s is a time',
  (time) => {
    expect(millisOf(time)).toBe(NOON);
    expect(timeProblem('endDate', time)).toBeUndefined();
  },
);

test.each(['tomorrow', '', '2030-01-31', '2030-01-31T12:00:00', '2030-13-31T12:00:00Z'])('%j is none', (time) => {
  expect(timeProblem('endDate', time)).toEqual({
    prop: 'endDate',
    problem: `is "${time}", which is no time`,
    fix: 'give a valid Date, or text such as 2030-01-31T12:00:00Z',
  });
});

test('an invalid Date is none', () => {
  expect(timeProblem('endDate', new Date('tomorrow'))?.problem).toBe('is null, which is no time');
});

test.each([undefined, '{% $now() %}', JsonPath.stringAt('$.when')])('what is not known yet may be one', (time) => {
  expect(millisOf(time)).toBeUndefined();
  expect(timeProblem('endDate', time)).toBeUndefined();
});
