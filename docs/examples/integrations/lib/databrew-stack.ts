import { GlueDataBrewStartJobRun } from '@cdk-sfn/tasks-databrew';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A job that prepares data. */
export class DatabrewStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const start = new GlueDataBrewStartJobRun(this, 'Start job run', {
      name: 'databrew-job',
    });

    new sfn.StateMachine(this, 'DataBrew', { definitionBody: sfn.DefinitionBody.fromChainable(start) });
  }
}
