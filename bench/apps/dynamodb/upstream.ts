// The app of baseline with one integration.
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { DynamoAttributeValue, DynamoGetItem } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

export function machine(scope: Construct): sfn.StateMachine {
  const table = new ddb.Table(scope, 'Orders', { partitionKey: { name: 'id', type: ddb.AttributeType.STRING } });
  const key = { id: DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.id')) };
  const read = new DynamoGetItem(scope, 'Read', { table, key });
  return new sfn.StateMachine(scope, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(read) });
}
