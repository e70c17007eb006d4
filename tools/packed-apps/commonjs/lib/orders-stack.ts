import { JsonPath, TaskInput } from '@cdk-sfn/core';
import { DynamoAttributeValue, DynamoGetItem } from '@cdk-sfn/tasks-dynamodb';
import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import * as cdk from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** Gets an order, charges for it, and ships it unless the card is declined. */
export class OrdersStack extends cdk.Stack {
  public readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orderId = JsonPath.stringAt('$.orderId');
    const getOrder = new DynamoGetItem(this, 'Get Order', {
      table: dynamodb.Table.fromTableName(this, 'Orders', 'Orders'),
      key: { id: DynamoAttributeValue.fromString(orderId) },
      resultPath: '$.order',
    });
    const charge = new LambdaInvoke(this, 'Charge', {
      lambdaFunction: lambda.Function.fromFunctionName(this, 'ChargeFunction', 'ChargeFunction'),
      payload: TaskInput.fromObject({ orderId }),
      retryOnServiceExceptions: false,
      resultPath: '$.payment',
    });
    charge.addRetry({ errors: ['Busy'], interval: cdk.Duration.seconds(2), maxAttempts: 2 });
    charge.addCatch(new sfn.Fail(this, 'Declined', { error: 'Declined' }), { errors: ['CardDeclined'] });
    const ship = new LambdaInvoke(this, 'Ship', {
      lambdaFunction: lambda.Function.fromFunctionName(this, 'ShipFunction', 'ShipFunction'),
      payload: TaskInput.fromObject({ orderId }),
      outputPath: '$.Payload',
    });
    this.stateMachine = new sfn.StateMachine(this, 'Workflow', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        getOrder
          .next(charge)
          .next(new sfn.Wait(this, 'Pack', { time: sfn.WaitTime.duration(cdk.Duration.hours(1)) }))
          .next(ship),
      ),
    });
  }
}
