import { TaskInput } from '@cdk-sfn/core';
import { GlueStartJobRun } from '@cdk-sfn/tasks-glue';
import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A job that Glue stops after half an hour. */
export class GlueStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const start = new GlueStartJobRun(this, 'Start job run', {
      glueJobName: 'my-glue-job',
      arguments: TaskInput.fromObject({
        key: 'value',
      }),
      timeout: Duration.minutes(30),
      notifyDelayAfter: Duration.minutes(5),
    });

    new sfn.StateMachine(this, 'Glue', { definitionBody: sfn.DefinitionBody.fromChainable(start) });
  }
}
