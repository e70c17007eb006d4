import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, test } from 'vitest';
import { machinesOf, withoutHash } from '../../../../tools/src/demo/machine.ts';
import { ChurnForecastStack } from '../lib/churn-forecast-stack';

interface States {
  readonly [name: string]: { readonly Branches?: readonly { readonly States: States }[] };
}

let template: Template;
let states: States;

beforeAll(() => {
  const app = new App({ builtinCloudFormationValidation: false });
  template = Template.fromStack(new ChurnForecastStack(app, 'ChurnForecast'));
  const [machine] = machinesOf(template.toJSON());
  const text = JSON.stringify(machine?.definition.States);
  states = JSON.parse(text.replace(/\$\{(\w+)/g, (_, name: string) => `\${${withoutHash(name)}`)) as States;
});

describe('the forecast', () => {
  const inner = () => states.Forecast?.Branches?.[0]?.States;

  test('Clean events', () => {
    expect(inner()?.['Clean events']).toEqual({
      Next: 'Select training set',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::glue:startJobRun.sync',
      Parameters: {
        JobName: 'clean-events',
        Arguments: {
          '--run.$': '$.run',
          '--from.$': "States.Format('s3://${Lake}/raw/{}/', $.run)",
          '--to.$': "States.Format('s3://${Lake}/clean/{}/', $.run)",
        },
        Timeout: 60,
        WorkerType: 'G.1X',
        NumberOfWorkers: 10,
      },
    });
  });

  test('Select training set', () => {
    expect(inner()?.['Select training set']).toEqual({
      Next: 'Train model',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
      Parameters: {
        'QueryString.$':
          "States.Format('UNLOAD (SELECT churned, visits, spent FROM events WHERE day = DATE \\'{}\\') TO \\'s3://${Lake}/training/{}/\\' WITH (format = \\'TEXTFILE\\', field_delimiter = \\',\\')', $.run, $.run)",
        QueryExecutionContext: {
          Database: 'shop',
        },
        ResultConfiguration: {
          EncryptionConfiguration: {
            EncryptionOption: 'SSE_S3',
          },
          OutputLocation: 's3://${Lake}/queries/',
        },
        WorkGroup: 'forecasts',
      },
    });
  });

  test('Train model', () => {
    expect(inner()?.['Train model']).toEqual({
      Next: 'Score customers',
      Retry: [
        {
          ErrorEquals: ['SageMaker.ResourceLimitExceededException'],
          IntervalSeconds: 600,
          MaxAttempts: 3,
        },
      ],
      Type: 'Task',
      ResultPath: '$.model',
      ResultSelector: {
        'artifacts.$': '$.ModelArtifacts.S3ModelArtifacts',
      },
      Resource: 'arn:aws:states:::sagemaker:createTrainingJob.sync',
      Parameters: {
        'TrainingJobName.$': "States.Format('churn-{}', $$.Execution.Name)",
        RoleArn: '${TrainmodelSagemakerRole.Arn}',
        AlgorithmSpecification: {
          TrainingInputMode: 'File',
          AlgorithmName: 'arn:aws:sagemaker:eu-central-1:111111111111:algorithm/churn',
        },
        InputDataConfig: [
          {
            ChannelName: 'train',
            DataSource: {
              S3DataSource: {
                S3Uri: 'https://s3.${AWS::Region}.${AWS::URLSuffix}/${Lake}/training/',
                S3DataType: 'S3Prefix',
              },
            },
            ContentType: 'text/csv',
          },
        ],
        OutputDataConfig: {
          S3OutputPath: 'https://s3.${AWS::Region}.${AWS::URLSuffix}/${Lake}/models/',
        },
        ResourceConfig: {
          InstanceCount: 1,
          InstanceType: 'ml.m5.2xlarge',
          VolumeSizeInGB: 50,
        },
        StoppingCondition: {
          MaxRuntimeInSeconds: 7200,
        },
      },
    });
  });

  test('Score customers', () => {
    expect(inner()?.['Score customers']).toEqual({
      Next: 'Write report',
      Type: 'Task',
      TimeoutSeconds: 10800,
      ResultPath: null,
      Resource: 'arn:aws:states:::batch:submitJob.sync',
      Parameters: {
        JobDefinition: '${ContainersScore}',
        JobName: 'score-customers',
        JobQueue: '${ContainersQueue.JobQueueArn}',
        ArrayProperties: {
          Size: 20,
        },
        ContainerOverrides: {
          Environment: [
            {
              Name: 'MODEL',
              'Value.$': '$.model.artifacts',
            },
            {
              Name: 'OUTPUT',
              'Value.$': "States.Format('s3://${Lake}/scores/{}/', $.run)",
            },
          ],
          ResourceRequirements: [
            {
              Type: 'MEMORY',
              Value: '16384',
            },
            {
              Type: 'VCPU',
              Value: '4',
            },
          ],
        },
        RetryStrategy: {
          Attempts: 3,
        },
        Timeout: {
          AttemptDurationSeconds: 1800,
        },
      },
    });
  });

  test('Write report', () => {
    expect(inner()?.['Write report']).toEqual({
      Next: 'Tell subscribers',
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::ecs:runTask.sync',
      Parameters: {
        Cluster: '${ContainersCluster.Arn}',
        TaskDefinition: 'ChurnForecastContainersReport771EEAD1',
        NetworkConfiguration: {
          AwsvpcConfiguration: {
            Subnets: ['${ContainersVpcPrivateSubnet1Subnet}', '${ContainersVpcPrivateSubnet2Subnet}'],
            SecurityGroups: ['${WritereportSecurityGroup.GroupId}'],
          },
        },
        Overrides: {
          ContainerOverrides: [
            {
              Name: 'Reporter',
              Environment: [
                {
                  Name: 'RUN',
                  'Value.$': '$.run',
                },
                {
                  Name: 'BUCKET',
                  Value: '${Lake}',
                },
              ],
            },
          ],
        },
        LaunchType: 'FARGATE',
      },
    });
  });

  test('Tell subscribers', () => {
    expect(inner()?.['Tell subscribers']).toEqual({
      End: true,
      Type: 'Task',
      ResultPath: null,
      Resource: 'arn:aws:states:::sns:publish',
      Parameters: {
        TopicArn: '${Forecasts}',
        'Message.$': "States.Format('The forecast is at s3://${Lake}/reports/{}.html', $.run)",
        'Subject.$': "States.Format('Forecast of {}', $.run)",
      },
    });
  });
});

test('whatever fails, the execution ends with its error', () => {
  expect(states).toMatchObject({
    Forecast: {
      Type: 'Parallel',
      End: true,
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          ResultPath: '$.error',
          Next: 'Forecast failed',
        },
      ],
      Branches: [{ StartAt: 'Clean events' }],
    },
    'Forecast failed': {
      Type: 'Fail',
      ErrorPath: '$.error.Error',
      CausePath: '$.error.Cause',
    },
  });
});

test('the state machine may do to nothing more than it has to', () => {
  const [policy] = Object.entries(template.findResources('AWS::IAM::Policy'))
    .filter(([name]) => name.startsWith('ChurnForecastRole'))
    .map(
      ([, { Properties }]) =>
        (Properties as { PolicyDocument: { Statement: { Action: string | string[]; Resource: unknown }[] } })
          .PolicyDocument.Statement,
    );
  const anything = policy?.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);

  // IAM can tell none of these more exactly.
  expect(anything).toEqual(['lakeformation:GetDataAccess', 'sagemaker:ListTags', 'batch:DescribeJobs']);
});
