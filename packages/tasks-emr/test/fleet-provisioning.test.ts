import { JsonPath } from '@cdk-sfn/core';
import { Duration } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import {
  EmrCreateCluster,
  EmrOnDemandAllocationStrategy,
  EmrSpotAllocationStrategy,
  EmrSpotTimeoutAction,
} from '../src';
import type { EmrSpotProvisioningSpecification } from '../src';
import { PROVISIONING_SPECIFICATIONS } from '../src/fleet-provisioning';
import { problemsIn, wireForm } from '../src/wire-shape';

const timeoutAction = EmrSpotTimeoutAction.TERMINATE_CLUSTER;

test('all props have their place', () => {
  const specifications = {
    onDemandSpecification: { allocationStrategy: EmrOnDemandAllocationStrategy.PRIORITIZED },
    spotSpecification: {
      allocationStrategy: EmrSpotAllocationStrategy.DIVERSIFIED,
      blockDurationMinutes: 60,
      timeoutAction,
      timeout: Duration.hours(1),
    },
  };

  expect(wireForm(PROVISIONING_SPECIFICATIONS, specifications)).toEqual({
    OnDemandSpecification: { AllocationStrategy: 'prioritized' },
    SpotSpecification: {
      AllocationStrategy: 'diversified',
      BlockDurationMinutes: 60,
      TimeoutAction: 'TERMINATE_CLUSTER',
      TimeoutDurationMinutes: 60,
    },
  });
});

test.each<[string, Partial<EmrSpotProvisioningSpecification>, object]>([
  ['a duration', { timeout: Duration.minutes(30) }, { TimeoutDurationMinutes: 30 }],
  ['minutes', { timeoutDurationMinutes: 30 }, { TimeoutDurationMinutes: 30 }],
])('the timeout may be %s', (_, timeout, wire) => {
  expect(wireForm(PROVISIONING_SPECIFICATIONS, { spotSpecification: { timeoutAction, ...timeout } })).toEqual({
    SpotSpecification: { TimeoutAction: 'TERMINATE_CLUSTER', ...wire },
  });
});

describe('problems', () => {
  test.each<[Partial<EmrSpotProvisioningSpecification>, object[]]>([
    [{}, [{ prop: 'timeout', problem: 'is missing', fix: 'say how long to wait for Spot instances' }]],
    [
      { timeout: Duration.minutes(10), timeoutDurationMinutes: 10 },
      [{ prop: 'timeoutDurationMinutes', problem: 'is given beside timeout', fix: 'keep timeout' }],
    ],
    [{ timeout: Duration.minutes(4) }, [{ prop: 'timeout', problem: 'is 4 minutes', fix: 'give 5 to 1440 minutes' }]],
    [
      { timeoutDurationMinutes: 1441 },
      [{ prop: 'timeoutDurationMinutes', problem: 'is 1441 minutes', fix: 'give 5 to 1440 minutes' }],
    ],
    [{ timeout: Duration.minutes(5) }, []],
    [{ timeout: Duration.days(1) }, []],
    [{ timeout: Duration.minutes(JsonPath.numberAt('$.minutes')) }, []],
    [{ timeoutDurationMinutes: JsonPath.numberAt('$.minutes') }, []],
  ])('of %j', (timeout, problems) => {
    const specifications = { spotSpecification: { timeoutAction, ...timeout } };

    expect(problemsIn(PROVISIONING_SPECIFICATIONS, '', specifications)).toEqual(
      problems.map((problem) => ({ ...problem, prop: `spotSpecification.${(problem as { prop: string }).prop}` })),
    );
  });
});

test('the enums are those of the service', () => {
  expect(EmrCreateCluster.OnDemandAllocationStrategy).toBe(EmrOnDemandAllocationStrategy);
  expect(EmrCreateCluster.SpotAllocationStrategy).toBe(EmrSpotAllocationStrategy);
  expect(EmrCreateCluster.SpotTimeoutAction).toBe(EmrSpotTimeoutAction);
  expect(Object.values(EmrOnDemandAllocationStrategy)).toEqual(['lowest-price', 'prioritized']);
  expect(Object.values(EmrSpotAllocationStrategy)).toEqual([
    'capacity-optimized',
    'capacity-optimized-prioritized',
    'price-capacity-optimized',
    'lowest-price',
    'diversified',
  ]);
  expect(Object.values(EmrSpotTimeoutAction)).toEqual(['SWITCH_TO_ON_DEMAND', 'TERMINATE_CLUSTER']);
});
