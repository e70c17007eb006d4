import { JsonPath } from '@cdk-sfn/core';
import { S3Location, SageMakerCreateTrainingJob, SageMakerErrors } from '@cdk-sfn/tasks-sagemaker';
import { Duration, Size } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Trains a model of SageMaker's own on the training set. Its artifacts end up in `$.model`. */
export function modelStates(scope: Construct, { bucket }: { bucket: s3.IBucket }): sfn.Chain {
  const train = new SageMakerCreateTrainingJob(scope, 'Train model', {
    trainingJobName: JsonPath.format('churn-{}', JsonPath.executionName),
    algorithmSpecification: { algorithmName: 'arn:aws:sagemaker:eu-central-1:111111111111:algorithm/churn' },
    inputDataConfig: [
      {
        channelName: 'train',
        contentType: 'text/csv',
        dataSource: { s3DataSource: { s3Location: S3Location.fromBucket(bucket, 'training/') } },
      },
    ],
    outputDataConfig: { s3OutputLocation: S3Location.fromBucket(bucket, 'models/') },
    resourceConfig: {
      instanceCount: 1,
      instanceType: ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.XLARGE2),
      volumeSize: Size.gibibytes(50),
    },
    stoppingCondition: { maxRuntime: Duration.hours(2) },
    integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    resultSelector: { artifacts: JsonPath.stringAt('$.ModelArtifacts.S3ModelArtifacts') },
    resultPath: '$.model',
  });
  train.addRetry({ errors: [SageMakerErrors.ResourceLimitExceeded], interval: Duration.minutes(10), maxAttempts: 3 });

  return sfn.Chain.start(train);
}
