import { awsSdkService, awsSdkServices } from '@cdk-sfn/core';
import { describe, expect, test } from 'vitest';
import { iamNeeds } from '../src/iam-needs';

const needs = (service: string, action: string) => {
  const found = awsSdkService(service)!;
  expect(found.actions).toContain(action);
  return iamNeeds(found, action);
};

describe('the prefix of a service', () => {
  test.each([
    ['s3', 'getObject', 's3:GetObject'],
    ['sfn', 'startExecution', 'states:StartExecution'],
    ['cloudwatchlogs', 'describeLogGroups', 'logs:DescribeLogGroups'],
    ['cloudwatch', 'putMetricData', 'cloudwatch:PutMetricData'],
    ['config', 'deliverConfigSnapshot', 'config:DeliverConfigSnapshot'],
    ['efs', 'describeFileSystems', 'elasticfilesystem:DescribeFileSystems'],
    ['elasticloadbalancingv2', 'describeTargetHealth', 'elasticloadbalancing:DescribeTargetHealth'],
    ['mediapackagevod', 'createAsset', 'mediapackage-vod:CreateAsset'],
    ['mwaa', 'createCliToken', 'airflow:CreateCliToken'],
    ['bedrockagent', 'startIngestionJob', 'bedrock:StartIngestionJob'],
    ['bedrockruntime', 'invokeModel', 'bedrock:InvokeModel'],
    ['sesv2', 'sendEmail', 'ses:SendEmail'],
    ['rdsdata', 'executeStatement', 'rds-data:ExecuteStatement'],
    ['redshiftdata', 'executeStatement', 'redshift-data:ExecuteStatement'],
    ['emrserverless', 'startJobRun', 'emr-serverless:StartJobRun'],
    ['emr', 'runJobFlow', 'elasticmapreduce:RunJobFlow'],
    ['cognitoidentityprovider', 'adminGetUser', 'cognito-idp:AdminGetUser'],
    ['costexplorer', 'getCostAndUsage', 'ce:GetCostAndUsage'],
    ['timestreamwrite', 'writeRecords', 'timestream:WriteRecords'],
    ['opensearch', 'describeDomain', 'es:DescribeDomain'],
    ['iotdataplane', 'publish', 'iot:Publish'],
    ['resourcegroupstaggingapi', 'getResources', 'tag:GetResources'],
    ['cloudcontrol', 'createResource', 'cloudformation:CreateResource'],
  ])('%s:%s needs %s', (service, action, expected) => {
    expect(needs(service, action)).toEqual({ kind: 'actions', actions: [expected] });
  });
});

describe('what an action needs is not always what its name says', () => {
  test.each([
    ['s3', 'listObjectsV2', 's3:ListBucket'],
    ['s3', 'listBuckets', 's3:ListAllMyBuckets'],
    ['s3', 'headObject', 's3:GetObject'],
    ['s3', 'putBucketCors', 's3:PutBucketCORS'],
    ['s3', 'listDirectoryBuckets', 's3express:ListAllMyDirectoryBuckets'],
    ['lambda', 'invoke', 'lambda:InvokeFunction'],
    ['bedrockruntime', 'converse', 'bedrock:InvokeModel'],
    ['dynamodb', 'transactGetItems', 'dynamodb:GetItem'],
    ['sqs', 'sendMessageBatch', 'sqs:SendMessage'],
    ['sns', 'publishBatch', 'sns:Publish'],
    ['budgets', 'describeBudgets', 'budgets:ViewBudget'],
    ['apigateway', 'createRestApi', 'apigateway:POST'],
    ['apigatewayv2', 'getApis', 'apigateway:GET'],
    ['apigatewayv2', 'createRoutingRule', 'apigateway:CreateRoutingRule'],
    ['apigatewaymanagementapi', 'postToConnection', 'execute-api:ManageConnections'],
  ])('%s:%s needs %s', (service, action, expected) => {
    expect(needs(service, action)).toEqual({ kind: 'actions', actions: [expected] });
  });

  test('some need several', () => {
    expect(needs('kms', 'reEncrypt')).toEqual({ kind: 'actions', actions: ['kms:ReEncryptFrom', 'kms:ReEncryptTo'] });
  });

  test('of some it depends on what they do', () => {
    expect(needs('s3', 'copyObject')).toEqual({ kind: 'choice', actions: ['s3:GetObject', 's3:PutObject'] });
    expect(needs('dynamodb', 'executeStatement')).toEqual({
      kind: 'choice',
      actions: ['dynamodb:PartiQLDelete', 'dynamodb:PartiQLInsert', 'dynamodb:PartiQLSelect', 'dynamodb:PartiQLUpdate'],
    });
  });

  test('some need nothing', () => {
    expect(needs('cognitoidentityprovider', 'initiateAuth')).toEqual({ kind: 'nothing' });
  });

  test('of some nobody says', () => {
    expect(needs('connectparticipant', 'sendMessage')).toEqual({ kind: 'unknown' });
    expect(needs('applicationcostprofiler', 'listReportDefinitions')).toEqual({ kind: 'unknown' });
  });
});

test('what is needed has a prefix and a name', () => {
  for (const service of awsSdkServices().values()) {
    for (const action of service.actions) {
      const found = iamNeeds(service, action);
      const actions = 'actions' in found ? found.actions : [];
      expect(actions.filter((each) => !/^[a-z\d-]+:[A-Za-z\d]+$/.test(each))).toEqual([]);
    }
  }
});
