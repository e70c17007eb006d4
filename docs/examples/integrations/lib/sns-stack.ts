import { TaskInput } from '@cdk-sfn/core';
import { SnsPublish } from '@cdk-sfn/tasks-sns';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A message that is a field of the input, and one that has such a field in it. */
export class SnsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const topic = new sns.Topic(this, 'Topic');

    const field = new SnsPublish(this, 'Publish a field', {
      topic,
      integrationPattern: sfn.IntegrationPattern.REQUEST_RESPONSE,
      message: TaskInput.fromDataAt('$.state.message'),
      resultPath: sfn.JsonPath.DISCARD,
    });

    const object = new SnsPublish(this, 'Publish an object', {
      topic,
      message: TaskInput.fromObject({
        field1: 'somedata',
        field2: sfn.JsonPath.stringAt('$.field2'),
      }),
    });

    new sfn.StateMachine(this, 'SNS', { definitionBody: sfn.DefinitionBody.fromChainable(field.next(object)) });
  }
}
