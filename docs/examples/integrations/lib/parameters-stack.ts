import { TaskInput } from '@cdk-sfn/core';
import { LambdaInvocationType, LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** An argument that is known only while the workflow runs. */
export class ParametersStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const fn = lambda.Function.fromFunctionName(this, 'Function', 'sort-letters');

    const invoke = new LambdaInvoke(this, 'Invoke and go on', {
      lambdaFunction: fn,
      payload: TaskInput.fromDataAt('$.input'),
      invocationType: LambdaInvocationType.EVENT,
    });

    new sfn.StateMachine(this, 'Parameters', { definitionBody: sfn.DefinitionBody.fromChainable(invoke) });
  }
}
