import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareTimestamps, parseTimestamp } from '../../src/engine/timestamp';

describe('a timestamp', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['2016-03-14T01:59:00Z', Date.UTC(2016, 2, 14, 1, 59, 0)],
    ['2016-03-14T01:59:00.5Z', Date.UTC(2016, 2, 14, 1, 59, 0, 500)],
    ['2016-03-14T01:59:00.243167252Z', Date.UTC(2016, 2, 14, 1, 59, 0, 243)],
    ['1969-12-31T23:59:59.9999Z', -1],
    ['2016-03-14T01:59:00+01:00', Date.UTC(2016, 2, 14, 0, 59, 0)],
    ['2016-03-14T01:59:00-05:30', Date.UTC(2016, 2, 14, 7, 29, 0)],
    ['2016-03-14T01:59:00-00:00', Date.UTC(2016, 2, 14, 1, 59, 0)],
    ['2016-03-14T23:59:59+18:00', Date.UTC(2016, 2, 14, 5, 59, 59)],
    ['2016-02-29T00:00:00Z', Date.UTC(2016, 1, 29)],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
  ])('%s', (text, milliseconds) => {
    expect(parseTimestamp(text)).toBe(milliseconds);
  });

  test('is what a date writes of itself', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
        (date) => {
          expect(parseTimestamp(date.toISOString())).toBe(date.getTime());
        },
      ),
    );
  });
});

describe('no timestamp', () => {
  test.each([
    ['has no offset', '2016-03-14T01:59:00'],
    ['has a fraction and no offset', '2016-03-14T01:59:00.000000'],
    ['is a date only', '2016-03-14'],
    ['has a small t', '2016-03-14t01:59:00Z'],
    ['has a small z', '2016-03-14T01:59:00z'],
    ['has a space for the T', '2016-03-14 01:59:00Z'],
    ['has no seconds', '2016-03-14T01:59Z'],
    ['has the day first', '14-03-2016T01:59:00Z'],
    ['has an hour too many', '2016-03-14T24:00:00Z'],
    ['has a minute too many', '2016-03-14T01:60:00Z'],
    ['has a second too many', '2016-03-14T01:59:60Z'],
    ['has a month too many', '2016-13-14T01:59:00Z'],
    ['has month 0', '2016-00-14T01:59:00Z'],
    ['has day 0', '2016-03-00T01:59:00Z'],
    ['has day 99', '2016-03-99T01:59:00Z'],
    ['has a day too many', '2016-04-31T01:59:00Z'],
    ['has a day that only leap years have', '2015-02-29T01:59:00Z'],
    ['has an offset without a colon', '2016-03-14T01:59:00+0100'],
    ['has an offset of more than 18 hours', '2016-03-14T01:59:00+18:01'],
    ['has an offset of 60 minutes', '2016-03-14T01:59:00+01:60'],
    ['has an empty fraction', '2016-03-14T01:59:00.Z'],
    ['has more than nanoseconds', '2016-03-14T01:59:00.1234567890Z'],
    ['ends in a line feed', '2016-03-14T01:59:00Z\n'],
    ['starts with a space', ' 2016-03-14T01:59:00Z'],
    ['is empty', ''],
  ])('%s', (_, text) => {
    expect(parseTimestamp(text)).toBeUndefined();
  });
});

describe('two timestamps', () => {
  test.each([
    ['2012-10-09T19:00:55Z', '2012-10-09T19:00:56Z', -1],
    ['2012-10-09T19:00:55Z', '2012-10-09T19:00:55Z', 0],
    ['2012-10-09T19:00:56Z', '2012-10-09T19:00:55Z', 1],
    ['2012-10-09T19:00:55Z', '2012-10-09T20:00:55+01:00', 0],
    ['2012-10-09T19:00:55.000000001Z', '2012-10-09T19:00:55.000000002Z', -1],
    ['2012-10-09T19:00:55.1Z', '2012-10-09T19:00:55.10Z', 0],
    ['2012-10-09T19:00:55.9Z', '2012-10-09T19:00:56.1Z', -1],
  ])('%s against %s', (left, right, sign) => {
    expect(Math.sign(compareTimestamps(left, right) ?? NaN)).toBe(sign);
  });

  test('cannot be compared when one is none', () => {
    expect(compareTimestamps('2012-10-09T19:00:55Z', 'HelloWorld')).toBeUndefined();
    expect(compareTimestamps('HelloWorld', '2012-10-09T19:00:55Z')).toBeUndefined();
  });
});
