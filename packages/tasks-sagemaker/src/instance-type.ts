import { isFromState } from '@cdk-sfn/core';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';

/** A type of EC2 instances as SageMaker names it: `ml.m5.large`. One from the state has to be named like that. */
export function mlInstanceType(instanceType: InstanceType): string {
  const name = instanceType.toString();
  return isFromState(name) || name.startsWith('ml.') ? name : `ml.${name}`;
}
