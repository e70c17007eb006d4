import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { expect, test } from 'vitest';
import { EksSpreadLevel } from '../src';
import { outpostArgument } from '../src/outpost';

const outpostArn = 'arn:aws:outposts:eu-west-1:111111111111:outpost/op-1';

test('a local cluster needs an Outpost and a type of instances', () => {
  expect(outpostArgument({ outpostArn, controlPlaneInstanceType: new InstanceType('m5d.large') })).toEqual({
    OutpostArns: [outpostArn],
    ControlPlaneInstanceType: 'm5d.large',
  });
  expect(outpostArgument(undefined)).toBeUndefined();
});

test('all of it is handed on', () => {
  expect(
    outpostArgument({
      outpostArn,
      controlPlaneInstanceType: new InstanceType('m5d.large'),
      controlPlanePlacementGroup: 'group',
      controlPlaneSpreadLevel: EksSpreadLevel.HOST,
      etcdInstanceType: new InstanceType('r5d.large'),
      etcdSpreadLevel: EksSpreadLevel.RACK,
    }),
  ).toEqual({
    OutpostArns: [outpostArn],
    ControlPlaneInstanceType: 'm5d.large',
    ControlPlanePlacement: { GroupName: 'group', SpreadLevel: 'host' },
    EtcdInstanceType: 'r5d.large',
    EtcdPlacement: { SpreadLevel: 'rack' },
  });
});
