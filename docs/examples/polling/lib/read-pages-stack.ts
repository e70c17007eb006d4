import { Jsonata, pollUntil } from '@cdk-sfn/core';
import { CallAwsService } from '@cdk-sfn/tasks-aws-sdk';
import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Takes `{ "document": "letter.pdf" }`, the name of an object, and ends with the job and the number of its pages. */
export class ReadPagesStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const documents = new s3.Bucket(this, 'Documents', { enforceSSL: true });

    const look = CallAwsService.jsonata(this, 'Look at the job', {
      service: 'textract',
      action: 'getDocumentTextDetection',
      parameters: { JobId: Jsonata.string('$states.input.jobId'), MaxResults: 1 },
      iamResources: ['*'],
      // There are no pages before the job is done: a field without a value is left out.
      outputs: Jsonata.object(
        '$merge([$states.input, $states.result.{ "status": JobStatus, "pages": DocumentMetadata.Pages }])',
      ),
    });
    look.addRetry({ errors: ['Textract.ProvisionedThroughputExceededException', 'Textract.ThrottlingException'] });

    const read = pollUntil(this, 'Read', {
      call: CallAwsService.jsonata(this, 'Read the pages', {
        service: 'textract',
        action: 'startDocumentTextDetection',
        parameters: {
          DocumentLocation: {
            S3Object: { Bucket: documents.bucketName, Name: Jsonata.string('$states.input.document') },
          },
        },
        iamResources: ['*'],
        outputs: { jobId: Jsonata.string('$states.result.JobId') },
      }),
      describe: look,
      status: '$.status',
      succeeded: ['SUCCEEDED', 'PARTIAL_SUCCESS'],
      failed: ['FAILED'],
      interval: Duration.seconds(5),
      backoffRate: 1.5,
      maxDelay: Duration.minutes(2),
      timeout: Duration.minutes(30),
    });

    const machine = new sfn.StateMachine(this, 'ReadPages', {
      definitionBody: sfn.DefinitionBody.fromChainable(read),
      queryLanguage: sfn.QueryLanguage.JSONATA,
    });
    // Textract reads the object as the one who calls it.
    documents.grantRead(machine);
  }
}
