import { JsonPath } from '@cdk-sfn/core';
import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { describe, expect, test } from 'vitest';
import { messageOf, permissionsOf, stateOf } from '../../../tools/vitest/rendered-state';
import { EmrServerlessApplicationType, EmrServerlessArchitecture, EmrServerlessCreateApplication } from '../src';
import type { EmrServerlessCreateApplicationProps } from '../src';

const { RUN_JOB } = sfn.IntegrationPattern;
const needed = { type: EmrServerlessApplicationType.SPARK, releaseLabel: 'emr-7.9.0' };

const create = (props: Partial<EmrServerlessCreateApplicationProps> = {}) =>
  new EmrServerlessCreateApplication(new Stack(), 'Create', { ...needed, ...props });

test('needs a type and a release', () => {
  expect(stateOf(create())).toEqual({
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:createApplication',
    Parameters: { Type: 'SPARK', ReleaseLabel: 'emr-7.9.0' },
  });
});

test('takes all that an application has, also from the state', () => {
  const task = EmrServerlessCreateApplication.jsonPath(new Stack(), 'Create', {
    ...needed,
    applicationName: JsonPath.stringAt('$.name'),
    clientToken: 'token',
    architecture: EmrServerlessArchitecture.ARM64,
    autoStart: false,
    autoStopIdleTimeout: Duration.minutes(JsonPath.numberAt('$.minutes')),
    initialCapacity: { Driver: { workerCount: 1 } },
    maximumCapacity: { cpu: '400 vCPU', memory: '1024 GB' },
    subnetIds: JsonPath.listAt('$.subnets'),
    securityGroupIds: ['sg-1'],
    imageUri: 'image',
    runtimeConfiguration: [{ classification: 'spark-defaults', properties: { a: 'b' } }],
    tags: { team: 'data' },
    integrationPattern: RUN_JOB,
  });

  expect(stateOf(task)).toMatchObject({
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:createApplication.sync',
    Parameters: {
      'Name.$': '$.name',
      Type: 'SPARK',
      ReleaseLabel: 'emr-7.9.0',
      ClientToken: 'token',
      Architecture: 'ARM64',
      AutoStartConfiguration: { Enabled: false },
      AutoStopConfiguration: { Enabled: true, 'IdleTimeoutMinutes.$': '$.minutes' },
      InitialCapacity: { Driver: { WorkerCount: 1 } },
      MaximumCapacity: { Cpu: '400 vCPU', Memory: '1024 GB' },
      NetworkConfiguration: { 'SubnetIds.$': '$.subnets', SecurityGroupIds: ['sg-1'] },
      ImageConfiguration: { ImageUri: 'image' },
      RuntimeConfiguration: [{ Classification: 'spark-defaults', Properties: { a: 'b' } }],
      Tags: { team: 'data' },
    },
  });
});

test('a JSONata state has Arguments', () => {
  const task = EmrServerlessCreateApplication.jsonata(new Stack(), 'Create', {
    ...needed,
    releaseLabel: '{% $states.input.release %}',
    autoStop: false,
  });

  expect(stateOf(task)).toEqual({
    QueryLanguage: 'JSONata',
    Type: 'Task',
    End: true,
    Resource: 'arn:<AWS::Partition>:states:::emr-serverless:createApplication',
    Arguments: {
      Type: 'SPARK',
      ReleaseLabel: '{% $states.input.release %}',
      AutoStopConfiguration: { Enabled: false },
    },
  });
});

describe('permissions', () => {
  const call = [
    {
      Effect: 'Allow',
      Action: 'emr-serverless:CreateApplication',
      Resource: 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/*',
    },
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource:
        'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/aws-service-role/ops.emr-serverless.amazonaws.com/AWSServiceRoleForAmazonEMRServerless*',
      Condition: { StringLike: { 'iam:AWSServiceName': 'ops.emr-serverless.amazonaws.com' } },
    },
  ];

  test('REQUEST_RESPONSE makes the application', () => {
    expect(permissionsOf(create())).toEqual(call);
  });

  test('RUN_JOB also watches and deletes', () => {
    expect(permissionsOf(create({ integrationPattern: RUN_JOB }))).toEqual([
      ...call,
      {
        Effect: 'Allow',
        Action: ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication'],
        Resource: 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications/*',
      },
      {
        Effect: 'Allow',
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Resource:
          'arn:<AWS::Partition>:events:<AWS::Region>:<AWS::AccountId>:rule/StepFunctionsGetEventsForEMRServerlessApplicationRule',
      },
    ]);
  });

  test('tags and subnets need more', () => {
    const ec2 = 'arn:<AWS::Partition>:ec2:<AWS::Region>:<AWS::AccountId>:';

    expect(permissionsOf(create({ subnetIds: ['subnet-1'], tags: { team: 'data' } }))).toEqual([
      ...call,
      {
        Effect: 'Allow',
        Action: 'emr-serverless:TagResource',
        Resource: 'arn:<AWS::Partition>:emr-serverless:<AWS::Region>:<AWS::AccountId>:/applications/*',
      },
      {
        Effect: 'Allow',
        Action: 'ec2:CreateNetworkInterface',
        Resource: [`${ec2}network-interface/*`, `${ec2}subnet/*`, `${ec2}security-group/*`],
        Condition: { StringEquals: { 'aws:CalledViaLast': 'ops.emr-serverless.amazonaws.com' } },
      },
    ]);
  });
});

test('what the API would refuse is refused', () => {
  const wrong = {
    applicationName: 'the orders',
    releaseLabel: '',
    clientToken: 'a b',
    autoStop: false,
    autoStopIdleTimeout: Duration.minutes(0),
    initialCapacity: { Driver: { workerCount: 0 } },
    securityGroupIds: [...'abcdef'],
    runtimeConfiguration: [{ classification: '' }],
  };

  expect(messageOf(() => create(wrong))).toBe(
    'Default/Create has 9 problems:\n' +
      '  - applicationName is "the orders": write it of letters, digits and . _ / # -\n' +
      '  - releaseLabel has 0 characters: give 1 to 64 characters\n' +
      '  - clientToken is "a b": write it of letters, digits and . _ -\n' +
      '  - autoStopIdleTimeout is 0 minutes: give 1 to 10080 minutes\n' +
      '  - autoStopIdleTimeout is given beside autoStop: false: leave one of them away\n' +
      '  - initialCapacity.Driver.workerCount is 0 workers: give 1 to 1000000 workers\n' +
      '  - securityGroupIds has 6 security groups: give at most 5 security groups\n' +
      '  - securityGroupIds is given without subnets: give subnetIds\n' +
      '  - runtimeConfiguration[0].classification has 0 characters: give 1 to 1024 characters',
  );
  expect(messageOf(() => create({ autoStopIdleTimeout: Duration.seconds(90) }))).toContain(
    'autoStopIdleTimeout cannot be given to the service, which takes minutes',
  );
});
