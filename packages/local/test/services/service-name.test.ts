import { describe, expect, it } from 'vitest';
import { javaName, optimizedService, sdkClientName } from '../../src/services/service-name';

describe('optimizedService', () => {
  it('knows that EventBridge is called events', () => {
    expect(optimizedService('events')).toEqual({
      client: 'eventbridge',
      errorPrefix: 'EventBridge',
      causeName: 'AmazonEventBridge',
      unknownError: 'AmazonEventBridgeException',
      metadata: false,
    });
  });

  it('has the name of DynamoDB that causes of errors show', () => {
    expect(optimizedService('dynamodb')).toMatchObject({
      causeName: 'AmazonDynamoDBv2',
      unknownError: 'AmazonDynamoDBException',
      metadata: true,
    });
  });

  it('knows no integration of other services', () => {
    expect(optimizedService('secretsmanager')).toBeUndefined();
    expect(optimizedService('constructor')).toBeUndefined();
  });
});

describe('sdkClientName', () => {
  it.each([
    ['dynamodb', 'dynamodb'],
    ['secretsmanager', 'secrets-manager'],
    ['cloudwatchlogs', 'cloudwatch-logs'],
    ['elasticloadbalancingv2', 'elastic-load-balancing-v2'],
    ['databasemigration', 'database-migration-service'],
    ['s3', 's3'],
    ['s3control', 's3-control'],
  ])('has %s in client-%s', (service, client) => {
    expect(sdkClientName(service)).toBe(client);
  });
});

describe('javaName', () => {
  it.each([
    ['DynamoDB', 'DynamoDb'],
    ['Secrets Manager', 'SecretsManager'],
    ['S3', 'S3'],
    ['SFN', 'Sfn'],
    ['EC2', 'Ec2'],
    ['IoT', 'Iot'],
    ['EventBridge', 'EventBridge'],
    ['Elastic Load Balancing v2', 'ElasticLoadBalancingV2'],
    ['NoSuchBucket', 'NoSuchBucket'],
    ['DBInstanceNotFoundFault', 'DbInstanceNotFoundFault'],
  ])('writes %s as %s', (name, java) => {
    expect(javaName(name)).toBe(java);
  });
});
