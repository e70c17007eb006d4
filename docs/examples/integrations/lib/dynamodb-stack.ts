import {
  DynamoAttributeValue,
  DynamoDeleteItem,
  DynamoGetItem,
  DynamoPutItem,
  DynamoUpdateItem,
} from '@cdk-sfn/tasks-dynamodb';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** One item of a table: written, read, counted up and deleted. */
export class DynamodbStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const table = new dynamodb.Table(this, 'Messages', {
      partitionKey: { name: 'MessageId', type: dynamodb.AttributeType.STRING },
    });

    const get = new DynamoGetItem(this, 'Get item', {
      key: { MessageId: DynamoAttributeValue.fromString('message-007') },
      table,
    });

    const put = new DynamoPutItem(this, 'Put item', {
      item: {
        MessageId: DynamoAttributeValue.fromString('message-007'),
        Text: DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.bar')),
        TotalCount: DynamoAttributeValue.fromNumber(10),
      },
      table,
    });

    const update = new DynamoUpdateItem(this, 'Update item', {
      key: { MessageId: DynamoAttributeValue.fromString('message-007') },
      table,
      expressionAttributeValues: {
        ':val': DynamoAttributeValue.numberFromString(sfn.JsonPath.stringAt('$.Item.TotalCount.N')),
        ':rand': DynamoAttributeValue.fromNumber(20),
      },
      updateExpression: 'SET TotalCount = :val + :rand',
    });

    const remove = new DynamoDeleteItem(this, 'Delete item', {
      key: { MessageId: DynamoAttributeValue.fromString('message-007') },
      table,
      resultPath: sfn.JsonPath.DISCARD,
    });

    new sfn.StateMachine(this, 'DynamoDB', {
      definitionBody: sfn.DefinitionBody.fromChainable(put.next(get).next(update).next(remove)),
    });
  }
}
