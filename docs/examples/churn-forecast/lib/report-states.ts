import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { BatchSubmitJob } from '@cdk-sfn/tasks-batch';
import { EcsFargateLaunchTarget, EcsRunTask } from '@cdk-sfn/tasks-ecs';
import { SnsPublish } from '@cdk-sfn/tasks-sns';
import { Duration, Size } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Containers } from './containers';

interface ReportOptions {
  readonly bucket: s3.IBucket;
  readonly containers: Containers;
  readonly topic: sns.ITopic;
}

/** Scores all customers with the model, turns the scores into a report, and says where it is. */
export function reportStates(scope: Construct, { bucket, containers, topic }: ReportOptions): sfn.Chain {
  const score = new BatchSubmitJob(scope, 'Score customers', {
    jobName: 'score-customers',
    jobDefinition: containers.score,
    jobQueue: containers.scoreQueue,
    arraySize: 20,
    attempts: 3,
    containerOverrides: {
      environment: {
        MODEL: JsonPath.stringAt('$.model.artifacts'),
        OUTPUT: `s3://${bucket.bucketName}/scores/${JsonPath.stringAt('$.run')}/`,
      },
      memory: Size.gibibytes(16),
      vcpus: 4,
    },
    attemptDuration: Duration.minutes(30),
    taskTimeout: sfn.Timeout.duration(Duration.hours(3)),
    resultPath: JsonPath.DISCARD,
  });

  const write = new EcsRunTask(scope, 'Write report', {
    cluster: containers.cluster,
    taskDefinition: containers.report,
    launchTarget: new EcsFargateLaunchTarget(),
    containerOverrides: [
      {
        containerDefinition: containers.reportContainer,
        environment: [
          { name: 'RUN', value: JsonPath.stringAt('$.run') },
          { name: 'BUCKET', value: bucket.bucketName },
        ],
      },
    ],
    integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    resultPath: JsonPath.DISCARD,
  });

  const tell = new SnsPublish(scope, 'Tell subscribers', {
    topic,
    subject: `Forecast of ${JsonPath.stringAt('$.run')}`,
    message: TaskInput.fromText(
      `The forecast is at s3://${bucket.bucketName}/reports/${JsonPath.stringAt('$.run')}.html`,
    ),
    resultPath: JsonPath.DISCARD,
  });

  return score.next(write).next(tell);
}
