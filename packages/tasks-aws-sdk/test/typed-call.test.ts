import type * as batch from '@aws-sdk/client-batch';
import type * as dynamodb from '@aws-sdk/client-dynamodb';
import type * as lambda from '@aws-sdk/client-lambda';
import type * as s3 from '@aws-sdk/client-s3';
import type * as sfn from '@aws-sdk/client-sfn';
import type * as sqs from '@aws-sdk/client-sqs';
import { JsonPath, Jsonata } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib';
import { expect, expectTypeOf, test } from 'vitest';
import { stateOf } from '../../../tools/vitest/rendered-state';
import { CallAwsService } from '../src';
import type { AwsSdkActionName, AwsSdkParameterName, AwsSdkServiceName } from '../src';

const iamResources = ['*'];

test('is the class itself', () => {
  expect(CallAwsService.typed<typeof s3>()).toBe(CallAwsService);
});

test('calls as the class does', () => {
  const CallS3 = CallAwsService.typed<typeof s3>();
  const task = new CallS3(new Stack(), 'Get', {
    service: 's3',
    action: 'getObject',
    parameters: { Bucket: 'reports', Key: JsonPath.stringAt('$.key') },
    iamResources,
  });

  expect(stateOf(task)).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::aws-sdk:s3:getObject',
    Parameters: { Bucket: 'reports', 'Key.$': '$.key' },
  });
});

test('names services and actions as Step Functions does', () => {
  expectTypeOf<AwsSdkServiceName<typeof s3>>().toEqualTypeOf<'s3'>();
  expectTypeOf<AwsSdkServiceName<typeof sfn>>().toEqualTypeOf<'sfn'>();
  expectTypeOf<AwsSdkServiceName<{ ConfigServiceClient: unknown; __Client: unknown }>>().toEqualTypeOf<'config'>();
  expectTypeOf<'getObject'>().toExtend<AwsSdkActionName<typeof s3>>();
  expectTypeOf<'getObjetc'>().not.toExtend<AwsSdkActionName<typeof s3>>();
});

test('names parameters as Step Functions does', () => {
  expectTypeOf<AwsSdkParameterName<'jobName'>>().toEqualTypeOf<'JobName'>();
  expectTypeOf<AwsSdkParameterName<'Bucket'>>().toEqualTypeOf<'Bucket'>();
  expectTypeOf<AwsSdkParameterName<'DBInstanceIdentifier'>>().toEqualTypeOf<'DbInstanceIdentifier'>();
  expectTypeOf<AwsSdkParameterName<'ACL'>>().toEqualTypeOf<'Acl'>();
  expectTypeOf<AwsSdkParameterName<'SSEKMSKeyId'>>().toEqualTypeOf<'SsekmsKeyId'>();
});

test('takes the parameters of an action, which may be none', () => {
  const stack = new Stack();
  const CallS3 = CallAwsService.typed<typeof s3>();
  const call = { service: 's3', action: 'getObject', iamResources } as const;
  const Bucket = 'reports';

  CallS3.jsonPath(stack, 'a', { ...call, parameters: { Bucket, Key: 'k' } });
  CallS3.jsonata(stack, 'b', { ...call, parameters: { Bucket, Key: '{% $key %}' }, outputs: '{% $states.result %}' });

  // Without parameters that have to be there, there need not be any.
  new CallS3(stack, 'm', { service: 's3', action: 'listBuckets', iamResources });
  new CallS3(stack, 'n', { service: 's3', action: 'listBuckets', parameters: { MaxBuckets: 5 }, iamResources });
});

test('takes tokens at every depth, and names of the user where they belong', () => {
  const stack = new Stack();
  const CallBatch = CallAwsService.typed<typeof batch>();
  const submit = { service: 'batch', action: 'submitJob', iamResources } as const;
  const job = { JobName: 'j', JobQueue: 'q', JobDefinition: 'd' };
  const environment = [{ Name: 'A', Value: JsonPath.stringAt('$.a') }];

  new CallBatch(stack, 'a', { ...submit, parameters: { ...job, ContainerOverrides: { Environment: environment } } });
  new CallBatch(stack, 'b', { ...submit, parameters: { ...job, ContainerOverrides: JsonPath.objectAt('$.o') } });
  new CallBatch(stack, 'c', { ...submit, parameters: { ...job, DependsOn: JsonPath.listAt('$.jobs') } });
  new CallBatch(stack, 'd', { ...submit, parameters: { ...job, ArrayProperties: { Size: JsonPath.numberAt('$.n') } } });
  CallBatch.jsonata(stack, 'e', { ...submit, parameters: { ...job, ArrayProperties: { Size: '{% $n %}' } } });
  CallBatch.jsonata(stack, 'f', { ...submit, parameters: { ...job, PropagateTags: Jsonata.expression('$tags') } });
  // Names in a map are the user's own.
  new CallBatch(stack, 'g', { ...submit, parameters: { ...job, Parameters: { inFile: 'a.csv' } } });

  const CallDynamo = CallAwsService.typed<typeof dynamodb>();
  const put = { service: 'dynamodb', action: 'putItem', iamResources } as const;
  const item = { id: { S: JsonPath.stringAt('$.id') }, tags: { L: [{ M: { a: { N: '1' } } }] } };
  new CallDynamo(stack, 'j', { ...put, parameters: { TableName: 't', Item: item } });

  // Bytes may be JSON.
  const CallLambda = CallAwsService.typed<typeof lambda>();
  const Payload = { order: JsonPath.objectAt('$.order') };
  new CallLambda(stack, 'l', {
    service: 'lambda',
    action: 'invoke',
    parameters: { FunctionName: 'f', Payload },
    iamResources,
  });

  const CallSqs = CallAwsService.typed<typeof sqs>();
  new CallSqs(stack, 'm', {
    service: 'sqs',
    action: 'setQueueAttributes',
    parameters: { QueueUrl: 'https://queue', Attributes: { VisibilityTimeout: '30' } },
    iamResources,
  });
});

/** Never run: here the compiler is the test. */
export function refusedByTheCompiler(stack: Stack): void {
  const CallS3 = CallAwsService.typed<typeof s3>();
  const CallBatch = CallAwsService.typed<typeof batch>();
  const CallDynamo = CallAwsService.typed<typeof dynamodb>();
  const call = { service: 's3', action: 'getObject', iamResources } as const;
  const submit = { service: 'batch', action: 'submitJob', iamResources } as const;
  const put = { service: 'dynamodb', action: 'putItem', iamResources } as const;
  const job = { JobName: 'j', JobQueue: 'q', JobDefinition: 'd' };
  const environment = [{ Name: 'A', Value: 'b' }];
  const Bucket = 'reports';

  // @ts-expect-error no JSONata in a JSONPath state
  CallS3.jsonPath(stack, 'c', { ...call, parameters: { Bucket, Key: 'k' }, outputs: '{% 1 %}' });
  // @ts-expect-error another service
  new CallS3(stack, 'd', { ...call, service: 's4', parameters: { Bucket, Key: 'k' } });
  // @ts-expect-error misspelt action
  new CallS3(stack, 'e', { ...call, action: 'getObjetc', parameters: { Bucket, Key: 'k' } });
  // @ts-expect-error in PascalCase
  new CallS3(stack, 'f', { ...call, action: 'GetObject', parameters: { Bucket, Key: 'k' } });
  // @ts-expect-error Key is missing
  new CallS3(stack, 'g', { ...call, parameters: { Bucket } });
  // @ts-expect-error all of them are missing
  new CallS3(stack, 'h', call);
  // @ts-expect-error a name that the action does not have
  new CallS3(stack, 'i', { ...call, parameters: { Bucket, Key: 'k', Keys: 'k' } });
  // @ts-expect-error no capital letter
  new CallS3(stack, 'j', { ...call, parameters: { bucket: Bucket, Key: 'k' } });
  // @ts-expect-error a number where text is wanted
  new CallS3(stack, 'k', { ...call, parameters: { Bucket, Key: 1 } });
  // @ts-expect-error nothing to grant it on
  new CallS3(stack, 'l', { service: 's3', action: 'getObject', parameters: { Bucket, Key: 'k' } });
  // @ts-expect-error a name that the action does not have
  new CallS3(stack, 'o', { service: 's3', action: 'listBuckets', parameters: { Max: 5 }, iamResources });
  // @ts-expect-error no capital letter, further inside
  new CallBatch(stack, 'h', { ...submit, parameters: { ...job, ContainerOverrides: { environment } } });
  // @ts-expect-error no capital letter, in a list
  new CallBatch(stack, 'i', { ...submit, parameters: { ...job, DependsOn: [{ jobId: 'x' }] } });
  // @ts-expect-error no kind of attribute
  new CallDynamo(stack, 'k', { ...put, parameters: { TableName: 't', Item: { id: { X: 'x' } } } });
}
