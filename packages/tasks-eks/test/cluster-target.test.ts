import { JsonPath } from '@cdk-sfn/core';
import { Fn, Stack } from 'aws-cdk-lib';
import { CfnCluster } from 'aws-cdk-lib/aws-eks';
import { expect, test } from 'vitest';
import { readable } from '../../../tools/vitest/rendered-state';
import { clusterTarget, partsOf } from '../src/cluster-target';

const ARN = 'arn:<AWS::Partition>:eks:<AWS::Region>:<AWS::AccountId>';
const stack = new Stack();
const shown = (arns: readonly string[]): unknown => readable(stack.resolve(arns));
const target = (clusterName: string, allowedTargets?: string[]) =>
  clusterTarget(stack, 'cluster', { clusterName }, { allowedTargets });

test.each([
  ['jobs', 'jobs'],
  [JsonPath.stringAt('$.name'), '*'],
  [JsonPath.format('jobs-{}', JsonPath.stringAt('$.name')), 'jobs-*'],
  ['{% $states.input.name %}', '*'],
])('the cluster %s is granted as %s', (clusterName, known) => {
  expect(shown(target(clusterName).arns)).toEqual([`${ARN}:cluster/${known}`]);
});

test('a cluster of the stack is granted by its name', () => {
  const { ref } = new CfnCluster(new Stack(), 'Cluster', {
    resourcesVpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] },
    roleArn: 'arn:aws:iam::111111111111:role/eks',
  });

  expect(shown(target(ref).arns)).toEqual([`${ARN}:cluster/<Cluster>`]);
});

test('a cluster from the state is one of those that are allowed', () => {
  const allowed = ['arn:aws:eks:eu-west-1:111111111111:cluster/jobs-*'];

  expect(target(JsonPath.stringAt('$.name'), allowed).arns).toEqual(allowed);
});

test.each([
  ['spot', 'spot'],
  [JsonPath.stringAt('$.group'), '*'],
  [`spot-${JsonPath.stringAt('$.group')}`, 'spot-*'],
  ['{% $states.input.group %}', '*'],
  ['$.group', '*'],
])('the node group %s is granted as %s, with any id', (name, known) => {
  expect(shown(partsOf(stack, target('jobs').arns, 'nodegroup', name))).toEqual([`${ARN}:nodegroup/jobs/${known}/*`]);
});

test('a Fargate profile is that of one of the clusters that are allowed', () => {
  const theirs = 'arn:aws:eks:eu-west-1:111111111111';

  expect(shown(partsOf(stack, [`${theirs}:cluster/jobs-*`, '*'], 'fargateprofile', 'batch'))).toEqual([
    `${theirs}:fargateprofile/jobs-*/batch/*`,
    `${ARN}:fargateprofile/*/batch/*`,
  ]);
});

test('an ARN that deployment fills in is taken apart there', () => {
  const [arn] = partsOf(stack, [Fn.importValue('ClusterArn')], 'nodegroup', 'spot');

  expect(JSON.stringify(stack.resolve(arn))).toContain('"Fn::Split"');
  expect(JSON.stringify(stack.resolve(arn))).toContain(':nodegroup/');
});
