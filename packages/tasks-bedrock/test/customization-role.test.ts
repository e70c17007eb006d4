import { JsonPath } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { beforeEach, describe, expect, test } from 'vitest';
import { messageOf, readable } from '../../../tools/vitest/rendered-state';
import { BedrockCreateModelCustomizationJob } from '../src';
import type { BedrockCreateModelCustomizationJobProps } from '../src';

const JOBS = 'arn:<AWS::Partition>:bedrock:<AWS::Region>:<AWS::AccountId>:model-customization-job/*';
let stack: Stack;
let data: s3.IBucket;

beforeEach(() => {
  stack = new Stack();
  data = s3.Bucket.fromBucketName(stack, 'Data', 'data');
});

function customize(props: Partial<BedrockCreateModelCustomizationJobProps> = {}): BedrockCreateModelCustomizationJob {
  return new BedrockCreateModelCustomizationJob(stack, 'Customize', {
    baseModel: { modelArn: 'arn:aws:bedrock:eu-west-1::foundation-model/nova' },
    customModelName: 'mine',
    hyperParameters: { 'Evaluation percentage': '20' },
    jobName: 'train',
    outputData: { bucket: data },
    trainingData: { bucket: data },
    ...props,
  });
}

function role(): iam.CfnRole {
  return stack.node.findChild('Customize').node.findChild('BedrockRole').node.defaultChild as iam.CfnRole;
}

function statements(): readonly unknown[] {
  const [policy] = stack.resolve(role().policies) as { readonly policyDocument: { readonly Statement: unknown[] } }[];
  return readable(policy!.policyDocument.Statement) as unknown[];
}

test('is for jobs of the account', () => {
  customize();

  expect(readable(stack.resolve(role().assumeRolePolicyDocument))).toMatchObject({
    Statement: [
      {
        Action: 'sts:AssumeRole',
        Principal: { Service: 'bedrock.amazonaws.com' },
        Condition: {
          StringEquals: { 'aws:SourceAccount': '<AWS::AccountId>' },
          ArnEquals: { 'aws:SourceArn': JOBS },
        },
      },
    ],
  });
});

describe('may', () => {
  test('read the data and write the results', () => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Checks', 'checks');
    customize({ validationData: [{ bucket }] });

    expect(statements()).toEqual([
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [
          'arn:<AWS::Partition>:s3:::data',
          'arn:<AWS::Partition>:s3:::data/*',
          'arn:<AWS::Partition>:s3:::checks',
          'arn:<AWS::Partition>:s3:::checks/*',
        ],
      },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
        Resource: ['arn:<AWS::Partition>:s3:::data', 'arn:<AWS::Partition>:s3:::data/*'],
      },
    ]);
  });

  test('use the keys of the buckets', () => {
    const bucket = new s3.Bucket(stack, 'In', { encryptionKey: new kms.Key(stack, 'InKey') });
    const out = new s3.Bucket(stack, 'Out', { encryptionKey: new kms.Key(stack, 'OutKey') });
    customize({ trainingData: { bucket }, validationData: [{ bucket }], outputData: { bucket: out } });

    expect(statements().slice(2)).toEqual([
      { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '<InKey.Arn>' },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: '<OutKey.Arn>' },
    ]);
  });

  test('reach into the VPC', () => {
    customize({
      vpcConfig: {
        securityGroups: [ec2.SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-1')],
        subnets: [ec2.Subnet.fromSubnetId(stack, 'Subnet', 'subnet-1')],
      },
    });
    const interfaces = 'arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:network-interface/*';
    const subnet = 'arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:subnet/subnet-1';

    expect(statements().slice(0, 5)).toEqual([
      {
        Effect: 'Allow',
        Action: [
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeVpcs',
          'ec2:DescribeDhcpOptions',
          'ec2:DescribeSubnets',
          'ec2:DescribeSecurityGroups',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: interfaces,
        Condition: {
          StringEquals: { 'aws:RequestTag/BedrockManaged': ['true'] },
          ArnEquals: { 'aws:RequestTag/BedrockModelCustomizationJobArn': [JOBS] },
        },
      },
      {
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: ['arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:security-group/sg-1', subnet],
      },
      {
        Effect: 'Allow',
        Action: [
          'ec2:CreateNetworkInterfacePermission',
          'ec2:DeleteNetworkInterface',
          'ec2:DeleteNetworkInterfacePermission',
        ],
        Resource: '*',
        Condition: {
          ArnEquals: {
            'ec2:Subnet': [subnet],
            'ec2:ResourceTag/BedrockModelCustomizationJobArn': [JOBS],
          },
          StringEquals: { 'ec2:ResourceTag/BedrockManaged': 'true' },
        },
      },
      {
        Effect: 'Allow',
        Action: 'ec2:CreateTags',
        Resource: interfaces,
        Condition: {
          StringEquals: { 'ec2:CreateAction': ['CreateNetworkInterface'] },
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['BedrockManaged', 'BedrockModelCustomizationJobArn'] },
        },
      },
    ]);
  });
});

describe('with a bucket from the state', () => {
  beforeEach(() => {
    data = s3.Bucket.fromBucketName(stack, 'Chosen', JsonPath.stringAt('$.bucket'));
  });

  test('cannot be made', () => {
    expect(messageOf(() => customize({ validationData: [{ bucket: data }] }))).toBe(
      [
        'Default/Customize has 3 problems:',
        'trainingData.bucket comes from the state, so that no permission can be granted on it: give a role that may use it',
        'outputData.bucket comes from the state, so that no permission can be granted on it: give a role that may use it',
        'validationData[0].bucket comes from the state, so that no permission can be granted on it: give a role that may use it',
      ].join('\n  - '),
    );
  });

  test('is not made when one is given', () => {
    const task = customize({ role: { roleRef: { roleArn: 'arn:aws:iam::111111111111:role/customizer' } } });

    expect(task.node.children).toEqual([]);
  });
});
