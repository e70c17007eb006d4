import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { EvaluateExpression } from '@cdk-sfn/tasks-evaluate-expression';
import { SnsPublish } from '@cdk-sfn/tasks-sns';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Takes `{ "waitMilliseconds": 12500 }`, tells subscribers how long it is going to wait, and waits. */
export class WaitAndTellStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    // A Wait state takes whole seconds.
    const convertToSeconds = new EvaluateExpression(this, 'Convert to seconds', {
      expression: 'Math.ceil($.waitMilliseconds / 1000)',
      resultPath: '$.waitSeconds',
    });

    // A template literal of JavaScript, inside a string of TypeScript.
    const createMessage = new EvaluateExpression(this, 'Create message', {
      expression: '`Now waiting ${$.waitSeconds} seconds...`',
      runtime: lambda.Runtime.NODEJS_22_X,
      resultPath: '$.message',
    });

    const publishMessage = new SnsPublish(this, 'Publish message', {
      topic: new sns.Topic(this, 'CoolTopic'),
      message: TaskInput.fromJsonPathAt('$.message'),
      resultPath: JsonPath.DISCARD,
    });

    const wait = new sfn.Wait(this, 'Wait', { time: sfn.WaitTime.secondsPath('$.waitSeconds') });

    new sfn.StateMachine(this, 'WaitAndTell', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        convertToSeconds.next(createMessage).next(publishMessage).next(wait),
      ),
    });
  }
}
