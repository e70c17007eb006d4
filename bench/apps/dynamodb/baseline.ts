// An app without tasks: what it has to check in any case.
import * as ddb from 'aws-cdk-lib/aws-dynamodb';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export function machine(scope: Construct): sfn.StateMachine {
  const table = new ddb.Table(scope, 'Orders', { partitionKey: { name: 'id', type: ddb.AttributeType.STRING } });
  const read = new sfn.Pass(scope, 'Read', { parameters: { table: table.tableName } });
  return new sfn.StateMachine(scope, 'Machine', { definitionBody: sfn.DefinitionBody.fromChainable(read) });
}
