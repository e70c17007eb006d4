import { TaskInput } from '@cdk-sfn/core';
import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A function, with everything that can be its event, and with everything that can become of its answer. */
export class LambdaStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const fn = lambda.Function.fromFunctionName(this, 'Function', 'sort-letters');

    const withInput = new LambdaInvoke(this, 'Invoke with the input of the state', {
      lambdaFunction: fn,
    });

    const withNothing = new LambdaInvoke(this, 'Invoke with an empty object', {
      lambdaFunction: fn,
      payload: TaskInput.fromObject({}),
    });

    // What the function before has answered.
    const withPayload = new LambdaInvoke(this, 'Invoke with the answer of the function before', {
      lambdaFunction: fn,
      payload: TaskInput.fromDataAt('$.Payload'),
    });

    const answerAlone = new LambdaInvoke(this, 'Hand on the answer alone', {
      lambdaFunction: fn,
      outputPath: '$.Payload',
    });

    const answerInInput = new LambdaInvoke(this, 'Add the answer to the input', {
      lambdaFunction: fn,
      payloadResponseOnly: true,
      resultPath: '$.fn',
    });

    // The task ends when someone gives the token back.
    const callback = new LambdaInvoke(this, 'Invoke and wait for the token', {
      lambdaFunction: fn,
      integrationPattern: sfn.IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({
        token: sfn.JsonPath.taskToken,
        input: sfn.JsonPath.stringAt('$.someField'),
      }),
    });

    new sfn.StateMachine(this, 'Lambda', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        withInput.next(withNothing).next(withPayload).next(answerAlone).next(answerInInput).next(callback),
      ),
    });
  }
}
