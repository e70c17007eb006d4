import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { AthenaStartQueryExecution, EncryptionOption } from '@cdk-sfn/tasks-athena';
import { GlueStartJobRun, WorkerTypeV2 } from '@cdk-sfn/tasks-glue';
import { Duration } from 'aws-cdk-lib';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Cleans the day's events with Glue, and has Athena write the training set. */
export function dataStates(scope: Construct, { bucket }: { bucket: s3.IBucket }): sfn.Chain {
  const { bucketName } = bucket;

  const clean = new GlueStartJobRun(scope, 'Clean events', {
    glueJobName: 'clean-events',
    integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    arguments: TaskInput.fromObject({
      '--run': JsonPath.stringAt('$.run'),
      '--from': `s3://${bucketName}/raw/${JsonPath.stringAt('$.run')}/`,
      '--to': `s3://${bucketName}/clean/${JsonPath.stringAt('$.run')}/`,
    }),
    workerConfiguration: { workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 10 },
    jobTimeout: Duration.hours(1),
    resultPath: JsonPath.DISCARD,
  });

  const select = new AthenaStartQueryExecution(scope, 'Select training set', {
    queryString: JsonPath.format(
      "UNLOAD (SELECT churned, visits, spent FROM events WHERE day = DATE '{}') " +
        `TO 's3://${bucketName}/training/{}/' WITH (format = 'TEXTFILE', field_delimiter = ',')`,
      JsonPath.stringAt('$.run'),
      JsonPath.stringAt('$.run'),
    ),
    queryExecutionContext: { databaseName: 'shop' },
    workGroup: 'forecasts',
    resultConfiguration: {
      encryptionConfiguration: { encryptionOption: EncryptionOption.S3_MANAGED },
      outputLocation: { bucketName, objectKey: 'queries' },
    },
    // What the query reads and writes beside its results: nobody else can know.
    dataAccess: {
      locations: [
        { bucketName, objectKey: 'clean' },
        { bucketName, objectKey: 'training' },
      ],
    },
    integrationPattern: sfn.IntegrationPattern.RUN_JOB,
    resultPath: JsonPath.DISCARD,
  });

  return clean.next(select);
}
