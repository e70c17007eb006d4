import { JsonPath } from '@cdk-sfn/core';
import { describe, expect, test } from 'vitest';
import { releaseLabelProblem, tooOldProblem } from '../src/release-label';

describe('releaseLabelProblem', () => {
  test.each(['emr-5.14.0', 'emr-7.10.12', undefined, JsonPath.stringAt('$.release'), '{% $states.input.release %}'])(
    '%j passes',
    (label) => {
      expect(releaseLabelProblem(label)).toBe(false);
    },
  );

  test.each(['', '5.14.0', 'emr-5.14', 'emr-5.14.0.1', 'emr-5.x.0', 'emr-5.14.', 'EMR-5.14.0', 'emr-5.14.0 '])(
    '%j names no release',
    (label) => {
      expect(releaseLabelProblem(label)).toEqual({
        prop: 'releaseLabel',
        problem: `is ${JSON.stringify(label)}`,
        fix: "write it as 'emr-7.9.0'",
      });
    },
  );
});

describe('tooOldProblem', () => {
  test.each([
    'emr-5.28.0',
    'emr-5.28.1',
    'emr-5.30.0',
    'emr-6.0.0',
    undefined,
    'nonsense',
    JsonPath.stringAt('$.release'),
  ])('%j is not older than emr-5.28.0', (label) => {
    expect(tooOldProblem('it', label, 'emr-5.28.0')).toBe(false);
  });

  test.each(['emr-5.27.9', 'emr-5.3.0', 'emr-4.29.0'])('%j is older', (label) => {
    expect(tooOldProblem('it', label, 'emr-5.28.0')).toEqual({
      prop: 'it',
      problem: `is given for ${label}`,
      fix: 'use emr-5.28.0 or later',
    });
  });
});
