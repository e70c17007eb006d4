import { DynamoAttributeValue, DynamoPutItem } from '@cdk-sfn/tasks-dynamodb';
import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What of its input a task gets, what of its result goes on, and where that goes. */
export class PathsStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const fn = lambda.Function.fromFunctionName(this, 'Function', 'sort-letters');
    const table = dynamodb.Table.fromTableName(this, 'Table', 'letters');

    // The function gets the field `input` of the state's input.
    const select = new LambdaInvoke(this, 'Invoke with a part of the input', {
      lambdaFunction: fn,
      inputPath: '$.input',
    });

    // Of all that Lambda answers, only the field `result` of the function's own answer goes on.
    const cut = new LambdaInvoke(this, 'Hand on a part of the result', {
      lambdaFunction: fn,
      outputPath: '$.Payload.result',
    });

    // The input goes on, with the answer of DynamoDB in its field `Item`.
    const add = new DynamoPutItem(this, 'Add the result to the input', {
      item: { MessageId: DynamoAttributeValue.fromString('message-id') },
      table,
      resultPath: '$.Item',
    });

    new sfn.StateMachine(this, 'Paths', {
      definitionBody: sfn.DefinitionBody.fromChainable(select.next(cut).next(add)),
    });
  }
}
