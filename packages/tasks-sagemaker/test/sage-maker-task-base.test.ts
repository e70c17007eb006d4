import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';
import { expect, test } from 'vitest';
import { stateOf } from '../../../tools/vitest/rendered-state';
import { SageMakerTaskBase } from '../src';
import { createExecutionRole } from '../src/execution-role';

class Job extends SageMakerTaskBase<TaskStateBaseProps & { readonly vpc?: ec2.IVpc }> {
  public describe() {
    const { vpc } = this.props;
    const role = createExecutionRole(this, 'Job', false);
    const [VpcConfig] = this.workIn(role, [vpc && { vpc }], { id: 'Group', isFirst: true });
    const patterns = [IntegrationPattern.REQUEST_RESPONSE] as const;
    return { resource: { service: 'sagemaker', action: 'createJob', patterns }, arguments: { VpcConfig } };
  }
}

test('shows the role, and is granted what the role is', () => {
  const job = new Job(new Stack(), 'Job', {});

  expect(job.role).toBe(job.node.findChild('SagemakerRole'));
  expect(job.grantPrincipal).toBe(job.role);
  expect(job.connections.securityGroups).toEqual([]);
});

test('shows the security group in a VPC, and takes others', () => {
  const stack = new Stack();
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });
  const job = new Job(stack, 'Job', { vpc });
  job.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc }));

  expect(job.connections.securityGroups).toEqual([job.node.findChild('Group')]);
  expect(stateOf(job)).toMatchObject({
    Parameters: { VpcConfig: { SecurityGroupIds: ['<JobGroup.GroupId>', '<Other.GroupId>'] } },
  });
});

test('takes no security group without a VPC', () => {
  const stack = new Stack();
  const job = new Job(stack, 'Job', {});
  const vpc = new ec2.Vpc(stack, 'Vpc', { maxAzs: 1 });

  expect(() => job.addSecurityGroup(new ec2.SecurityGroup(stack, 'Other', { vpc }))).toThrow(/without a VPC/);
});
