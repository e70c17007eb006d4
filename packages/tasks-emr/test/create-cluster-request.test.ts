import { JsonPath } from '@cdk-sfn/core';
import { Duration, Size } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import type { EmrCreateClusterProps } from '../src';
import { argumentsOf, complaintsOf } from './cluster';

describe('limits', () => {
  test.each<[Partial<EmrCreateClusterProps>, Partial<EmrCreateClusterProps>, string]>([
    [{ name: 'n'.repeat(256) }, { name: 'n'.repeat(257) }, 'name has 257 characters: give at most 256 characters'],
    [
      { ebsRootVolumeSize: Size.gibibytes(15) },
      { ebsRootVolumeSize: Size.gibibytes(14) },
      'ebsRootVolumeSize is 14 gibibytes: give 15 to 100 gibibytes',
    ],
    [
      { ebsRootVolumeSize: Size.gibibytes(100) },
      { ebsRootVolumeSize: Size.gibibytes(101) },
      'ebsRootVolumeSize is 101 gibibytes: give 15 to 100 gibibytes',
    ],
    [{ ebsRootVolumeIops: 3000 }, { ebsRootVolumeIops: 2999 }, 'ebsRootVolumeIops is 2999: give 3000 to 16000'],
    [{ ebsRootVolumeIops: 16_000 }, { ebsRootVolumeIops: 16_001 }, 'ebsRootVolumeIops is 16001: give 3000 to 16000'],
    [
      { ebsRootVolumeThroughput: 125 },
      { ebsRootVolumeThroughput: 124 },
      'ebsRootVolumeThroughput is 124 MiB/s: give 125 to 1000 MiB/s',
    ],
    [
      { ebsRootVolumeThroughput: 1000 },
      { ebsRootVolumeThroughput: 1001 },
      'ebsRootVolumeThroughput is 1001 MiB/s: give 125 to 1000 MiB/s',
    ],
    [{ stepConcurrencyLevel: 1 }, { stepConcurrencyLevel: 0 }, 'stepConcurrencyLevel is 0 steps: give 1 to 256 steps'],
    [
      { stepConcurrencyLevel: 256 },
      { stepConcurrencyLevel: 257 },
      'stepConcurrencyLevel is 257 steps: give 1 to 256 steps',
    ],
    [
      { autoTerminationPolicyIdleTimeout: Duration.seconds(60) },
      { autoTerminationPolicyIdleTimeout: Duration.seconds(59) },
      'autoTerminationPolicyIdleTimeout is 59 seconds: give 60 to 604800 seconds',
    ],
    [
      { autoTerminationPolicyIdleTimeout: Duration.days(7) },
      { autoTerminationPolicyIdleTimeout: Duration.days(7).plus(Duration.seconds(1)) },
      'autoTerminationPolicyIdleTimeout is 604801 seconds: give 60 to 604800 seconds',
    ],
  ])('of number %#', (good, bad, complaint) => {
    expect(argumentsOf(good)).toHaveProperty('Name');
    expect(complaintsOf(bad)).toEqual([complaint]);
  });
});

describe('what a release has', () => {
  test.each<[string, string, Partial<EmrCreateClusterProps>]>([
    ['emr-5.28.0', 'emr-5.27.1', { stepConcurrencyLevel: 2 }],
    ['emr-6.15.0', 'emr-6.14.0', { ebsRootVolumeIops: 3000 }],
    ['emr-7.0.0', 'emr-5.36.2', { ebsRootVolumeThroughput: 125 }],
  ])('%s has what %s has not', (releaseLabel, older, props) => {
    const [prop] = Object.keys(props);
    const [since] = prop === 'stepConcurrencyLevel' ? ['emr-5.28.0'] : ['emr-6.15.0'];

    expect(argumentsOf({ ...props, releaseLabel })).toMatchObject({ ReleaseLabel: releaseLabel });
    expect(complaintsOf({ ...props, releaseLabel: older })).toEqual([
      `${prop!} is given for ${older}: use ${since} or later`,
    ]);
  });

  test('one step at a time is what all releases have', () => {
    expect(argumentsOf({ stepConcurrencyLevel: 1, releaseLabel: 'emr-5.0.0' })).toMatchObject({
      StepConcurrencyLevel: 1,
    });
  });

  test('a number of steps from the state passes', () => {
    expect(
      argumentsOf({ stepConcurrencyLevel: JsonPath.numberAt('$.steps'), releaseLabel: 'emr-5.0.0' }),
    ).toMatchObject({ 'StepConcurrencyLevel.$': '$.steps' });
  });

  test('a release from the state passes', () => {
    expect(argumentsOf({ ebsRootVolumeIops: 3000, releaseLabel: JsonPath.stringAt('$.release') })).toMatchObject({
      'ReleaseLabel.$': '$.release',
    });
  });
});
