import {
  AthenaGetQueryExecution,
  AthenaGetQueryResults,
  AthenaStartQueryExecution,
  AthenaStopQueryExecution,
  EncryptionOption,
} from '@cdk-sfn/tasks-athena';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A query: started, looked at, read and stopped. */
export class AthenaStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const start = new AthenaStartQueryExecution(this, 'Start query', {
      queryString: sfn.JsonPath.stringAt('$.queryString'),
      queryExecutionContext: {
        databaseName: 'mydatabase',
      },
      resultConfiguration: {
        encryptionConfiguration: {
          encryptionOption: EncryptionOption.S3_MANAGED,
        },
        outputLocation: {
          bucketName: 'query-results-bucket',
          objectKey: 'folder',
        },
      },
    });

    const execution = new AthenaGetQueryExecution(this, 'Get query execution', {
      queryExecutionId: sfn.JsonPath.stringAt('$.QueryExecutionId'),
      resultPath: '$.Query',
    });

    const results = new AthenaGetQueryResults(this, 'Get query results', {
      queryExecutionId: sfn.JsonPath.stringAt('$.QueryExecutionId'),
      resultPath: '$.Results',
    });

    const stop = new AthenaStopQueryExecution(this, 'Stop query', {
      queryExecutionId: sfn.JsonPath.stringAt('$.QueryExecutionId'),
    });

    new sfn.StateMachine(this, 'Athena', {
      definitionBody: sfn.DefinitionBody.fromChainable(start.next(execution).next(results).next(stop)),
    });
  }
}
