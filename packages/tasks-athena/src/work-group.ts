import { namedTarget } from '@cdk-sfn/core';
import type { DynamicTargetOptions, TaskTarget } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** @see https://docs.aws.amazon.com/athena/latest/APIReference/API_WorkGroup.html */
export const WORK_GROUP_LIMITS = { min: 1, max: 128 };

/** Which work groups to grant: the one, or any when its name comes from the state. */
export function workGroupTarget(scope: Construct, name: string, options: DynamicTargetOptions = {}): TaskTarget {
  const arn = { service: 'athena', resource: 'workgroup' };
  return namedTarget(scope, 'workGroup', { name, arn, mayBeAny: true }, options);
}
