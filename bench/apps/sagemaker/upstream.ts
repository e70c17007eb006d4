// The app of baseline with one integration.
import { Size } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { S3Location, SageMakerCreateTrainingJob } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export function machine(scope: Construct): sfn.StateMachine {
  const bucket = new s3.Bucket(scope, 'Data');
  const instanceType = ec2.InstanceType.of(ec2.InstanceClass.M5, ec2.InstanceSize.LARGE);
  const train = new SageMakerCreateTrainingJob(scope, 'Train', {
    integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    trainingJobName: sfn.JsonPath.stringAt('$.name'),
    algorithmSpecification: { algorithmName: 'algorithm' },
    inputDataConfig: [
      { channelName: 'train', dataSource: { s3DataSource: { s3Location: S3Location.fromBucket(bucket, 'in') } } },
    ],
    outputDataConfig: { s3OutputLocation: S3Location.fromBucket(bucket, 'out') },
    resourceConfig: { instanceCount: 1, instanceType, volumeSize: Size.gibibytes(10) },
  });
  return new sfn.StateMachine(scope, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(train) });
}
