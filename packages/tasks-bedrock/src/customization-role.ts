import { comesFromStateData } from '@cdk-sfn/core';
import type { TaskProblem } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { DataBucketConfiguration } from './bucket-configuration';
import type { IBedrockCreateModelCustomizationJobVpcConfig } from './vpc-config';

/** A role: any construct of the CDK for one, `CfnRole` included where the CDK gives it a `roleRef`. */
export type CustomizationRole = iam.IRole | CustomizationRoleRef;

/** What is needed of a role; `iam.IRoleRef` has it. */
export interface CustomizationRoleRef {
  /** The names of the role. */
  readonly roleRef: { readonly roleArn: string };
}

/** What a job uses. */
interface CustomizationOptions {
  readonly outputData: DataBucketConfiguration;
  readonly trainingData: DataBucketConfiguration;
  readonly validationData?: readonly DataBucketConfiguration[];
  readonly vpcConfig?: IBedrockCreateModelCustomizationJobVpcConfig;
}

/** The ARN of a role. */
export function roleArnOf(role: CustomizationRole): string {
  const names: CustomizationRoleRef['roleRef'] = 'roleRef' in role ? role.roleRef : role;
  return names.roleArn;
}

/** The role as the CDK has roles, `undefined` for what only has its names. */
export function fullRole(role: CustomizationRole): iam.IRole | undefined {
  return 'grant' in role ? role : undefined;
}

/** All jobs of the account and the region: a job has no ARN before it is made. */
export function anyJob(scope: Construct): string {
  return Stack.of(scope).formatArn({ service: 'bedrock', resource: 'model-customization-job', resourceName: '*' });
}

/**
 * Makes the role that Amazon Bedrock works in: it may use the data, their keys and the VPC.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-iam-role.html
 */
export function createCustomizationRole(scope: Construct, options: CustomizationOptions): iam.Role {
  const { outputData, trainingData, validationData = [], vpcConfig } = options;
  const input = [trainingData, ...validationData].map(({ bucket }) => bucket);
  const output = [outputData.bucket];
  const statements = [
    ...(vpcConfig ? vpcStatements(scope, vpcConfig) : []),
    allow(['s3:GetObject', 's3:ListBucket'], arnsOf(input)),
    allow(['s3:GetObject', 's3:PutObject', 's3:ListBucket'], arnsOf(output)),
    ...keyStatements(['kms:Decrypt'], input),
    ...keyStatements(['kms:Decrypt', 'kms:GenerateDataKey'], output),
  ];
  return new iam.Role(scope, 'BedrockRole', {
    assumedBy: new iam.ServicePrincipal('bedrock.amazonaws.com', {
      conditions: {
        StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        ArnEquals: { 'aws:SourceArn': anyJob(scope) },
      },
    }),
    inlinePolicies: { BedrockCreateModelCustomizationJob: new iam.PolicyDocument({ statements }) },
  });
}

/** What keeps the role from being made. */
export function dataProblems(scope: Construct, options: CustomizationOptions): TaskProblem[] {
  const { outputData, trainingData, validationData = [] } = options;
  const places: Record<string, DataBucketConfiguration> = {
    trainingData,
    outputData,
    ...Object.fromEntries(validationData.map((place, i) => [`validationData[${i}]`, place])),
  };
  return Object.entries(places)
    .filter(([, { bucket }]) => comesFromStateData(scope, bucket.bucketArn))
    .map(([prop]) => ({
      prop: `${prop}.bucket`,
      problem: 'comes from the state, so that no permission can be granted on it',
      fix: 'give a role that may use it',
    }));
}

/** The ARNs of buckets and of all that is in them. */
function arnsOf(buckets: readonly s3.IBucket[]): string[] {
  return [...new Set(buckets.flatMap(({ bucketArn }) => [bucketArn, `${bucketArn}/*`]))];
}

function keyStatements(actions: readonly string[], buckets: readonly s3.IBucket[]): iam.PolicyStatement[] {
  const keys = new Set(buckets.flatMap(({ encryptionKey }) => (encryptionKey ? [encryptionKey.keyArn] : [])));
  return keys.size === 0 ? [] : [allow(actions, [...keys])];
}

/** @see https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-model-customization.html */
function vpcStatements(
  scope: Construct,
  { securityGroups, subnets }: IBedrockCreateModelCustomizationJobVpcConfig,
): iam.PolicyStatement[] {
  const arn = (resource: string, resourceName: string): string =>
    Stack.of(scope).formatArn({ service: 'ec2', resource, resourceName });
  const interfaces = [arn('network-interface', '*')];
  const subnetArns = subnets.map(({ subnetId }) => arn('subnet', subnetId));
  return [
    allow(
      [
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeVpcs',
        'ec2:DescribeDhcpOptions',
        'ec2:DescribeSubnets',
        'ec2:DescribeSecurityGroups',
      ],
      ['*'],
    ),
    allow(['ec2:CreateNetworkInterface'], interfaces, {
      StringEquals: { 'aws:RequestTag/BedrockManaged': ['true'] },
      ArnEquals: { 'aws:RequestTag/BedrockModelCustomizationJobArn': [anyJob(scope)] },
    }),
    allow(
      ['ec2:CreateNetworkInterface'],
      [...securityGroups.map(({ securityGroupId }) => arn('security-group', securityGroupId)), ...subnetArns],
    ),
    allow(
      ['ec2:CreateNetworkInterfacePermission', 'ec2:DeleteNetworkInterface', 'ec2:DeleteNetworkInterfacePermission'],
      ['*'],
      {
        ArnEquals: {
          'ec2:Subnet': subnetArns,
          'ec2:ResourceTag/BedrockModelCustomizationJobArn': [anyJob(scope)],
        },
        StringEquals: { 'ec2:ResourceTag/BedrockManaged': 'true' },
      },
    ),
    allow(['ec2:CreateTags'], interfaces, {
      StringEquals: { 'ec2:CreateAction': ['CreateNetworkInterface'] },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['BedrockManaged', 'BedrockModelCustomizationJobArn'] },
    }),
  ];
}

function allow(
  actions: readonly string[],
  resources: readonly string[],
  conditions?: { [operator: string]: object },
): iam.PolicyStatement {
  return new iam.PolicyStatement({ actions: [...actions], resources: [...resources], conditions });
}
