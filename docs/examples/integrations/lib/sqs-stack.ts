import { TaskInput } from '@cdk-sfn/core';
import { SqsSendMessage } from '@cdk-sfn/tasks-sqs';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A message that is a field of the input, and one that has such a field in it. */
export class SqsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const queue = new sqs.Queue(this, 'Queue');

    const field = new SqsSendMessage(this, 'Send a field', {
      queue,
      messageBody: TaskInput.fromDataAt('$.message'),
      resultPath: sfn.JsonPath.DISCARD,
    });

    const object = new SqsSendMessage(this, 'Send an object', {
      queue,
      messageBody: TaskInput.fromObject({
        field1: 'somedata',
        field2: sfn.JsonPath.stringAt('$.field2'),
      }),
    });

    new sfn.StateMachine(this, 'SQS', { definitionBody: sfn.DefinitionBody.fromChainable(field.next(object)) });
  }
}
