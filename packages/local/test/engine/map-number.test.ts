import { describe, expect, test } from 'vitest';
import { mapInteger, mapPercentage } from '../../src/engine/map-number';
import type { MapIntegerField } from '../../src/engine/map-number';
import type { Json } from '../../src/json';

describe('a whole number', () => {
  test.each<[Json, string | undefined, number]>([
    [0, undefined, 0],
    [10, undefined, 10],
    [7, '$.n', 7],
    ['7', '$.n', 7],
  ])('%j by path %j is %d', (value, path, number) => {
    expect(mapInteger('MaxConcurrency', { value, path })).toBe(number);
  });

  test.each<[Json, string]>([
    [{}, '{}'],
    [[1], '[1]'],
    [null, 'null'],
    [true, 'true'],
    [1.5, '1.5'],
    ['1.5', '1.5'],
    ['x', 'x'],
    ['', ''],
    [' 1', ' 1'],
    ['0x10', '0x10'],
  ])('is not what a path finds when that is %j', (value, text) => {
    expect(() => mapInteger('ToleratedFailureCount', { value, path: '$.n' })).toThrow(
      `States.Runtime: The ToleratedFailureCountPath field refers to value "${text}" which is not a valid integer: $.n`,
    );
  });

  test.each<[Json, string]>([
    [1.5, '1.5'],
    ['1', '1'],
  ])('is not %j as a result of JSONata', (value, text) => {
    expect(() => mapInteger('MaxItems', { value })).toThrow(
      expect.objectContaining({
        error: 'States.QueryEvaluationError',
        problem: `The MaxItems field has the value "${text}" which is not a valid integer`,
        location: 'MaxItems',
      }),
    );
  });
});

describe('the bounds of', () => {
  test.each<[MapIntegerField, number, string]>([
    ['MaxConcurrency', -1, 'Expected non-negative integer for MaxConcurrency, got -1 instead.'],
    ['ToleratedFailureCount', -1, 'ToleratedFailureCount cannot be negative.'],
    ['MaxItemsPerBatch', 0, 'MaxItemsPerBatch must be a positive integer.'],
    ['MaxInputBytesPerBatch', 0, 'MaxInputBytesPerBatch must be between 1 and 262144.'],
    ['MaxInputBytesPerBatch', 262_145, 'MaxInputBytesPerBatch must be between 1 and 262144.'],
  ])('%s leave %d out', (field, value, problem) => {
    expect(() => mapInteger(field, { value, path: '$.n' })).toThrow(`States.Runtime: ${problem}`);
    expect(() => mapInteger(field, { value })).toThrow(`States.QueryEvaluationError: ${problem}`);
  });

  test.each<[MapIntegerField, number]>([
    ['MaxConcurrency', 0],
    ['ToleratedFailureCount', 0],
    ['MaxItemsPerBatch', 1],
    ['MaxInputBytesPerBatch', 1],
    ['MaxInputBytesPerBatch', 262_144],
    ['MaxItems', -1],
  ])('%s leave %d in', (field, value) => {
    expect(mapInteger(field, { value, path: '$.n' })).toBe(value);
  });
});

describe('a percentage', () => {
  test.each<[Json, number]>([
    [0, 0],
    [0.5, 0.5],
    [100, 100],
    ['12.5', 12.5],
    ['.5', 0.5],
  ])('is %j', (value, percentage) => {
    expect(mapPercentage({ value, path: '$.n' })).toBe(percentage);
  });

  test.each<[Json, string]>([
    ['NoNumber', 'NoNumber'],
    ['NaN', 'NaN'],
    ['.', '.'],
    [{ a: 1 }, '{"a":1}'],
  ])('is not %j', (value, text) => {
    expect(() => mapPercentage({ value, path: '$.n' })).toThrow(
      `States.Runtime: The ToleratedFailurePercentagePath field refers to value "${text}" which is not a valid float: $.n`,
    );
  });

  test.each([-1, -1.1, 100.1])('is not %d', (value) => {
    expect(() => mapPercentage({ value, path: '$.n' })).toThrow(
      'States.Runtime: ToleratedFailurePercentage must be between 0 and 100.',
    );
    expect(() => mapPercentage({ value })).toThrow(
      'States.QueryEvaluationError: ToleratedFailurePercentage must be between 0 and 100.',
    );
  });
});
