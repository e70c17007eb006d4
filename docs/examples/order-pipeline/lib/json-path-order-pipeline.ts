import { JsonPath, TaskInput } from '@cdk-sfn/core';
import {
  DynamoAttributeValue,
  DynamoErrors,
  DynamoGetItem,
  DynamoPutItem,
  DynamoUpdateItem,
} from '@cdk-sfn/tasks-dynamodb';
import { EvaluateExpression } from '@cdk-sfn/tasks-evaluate-expression';
import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import { SnsPublish } from '@cdk-sfn/tasks-sns';
import { SqsSendMessage } from '@cdk-sfn/tasks-sqs';
import { StepFunctionsInvokeActivity, StepFunctionsStartExecution } from '@cdk-sfn/tasks-stepfunctions';
import { Duration } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { orderTotal } from './order-total';
import type { Shop } from './shop';

export interface JsonPathOrderPipelineProps {
  readonly shop: Shop;
}

/**
 * From an order to a parcel, in JSONPath: the input travels through all states, and each adds what it found.
 *
 * An order is `{ orderId, email, paymentToken, items: [{ sku, quantity }] }`.
 */
export class JsonPathOrderPipeline extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, { shop }: JsonPathOrderPipelineProps) {
    super(scope, id);
    const orderId = JsonPath.stringAt('$.orderId');
    const orderKey = { orderId: DynamoAttributeValue.fromString(orderId) };
    const total = JsonPath.numberAt('$.total');

    // When an order cannot be carried out

    const markAsRejected = new DynamoUpdateItem(this, 'Mark as rejected', {
      table: shop.orders,
      key: orderKey,
      updateExpression: 'SET #status = :status, reason = :reason',
      expressionAttributeNames: { '#status': 'status' },
      expressionAttributeValues: {
        ':status': DynamoAttributeValue.fromString('REJECTED'),
        ':reason': DynamoAttributeValue.fromString(JsonPath.stringAt('$.problem.Error')),
      },
      resultPath: JsonPath.DISCARD,
    });
    const apologise = new SnsPublish(this, 'Apologise', {
      topic: shop.customerNews,
      message: TaskInput.fromText(`We are sorry, but we cannot carry out your order ${orderId}.`),
      messageAttributes: { email: { value: JsonPath.stringAt('$.email') } },
      resultPath: JsonPath.DISCARD,
    });
    const reject = markAsRejected
      .next(apologise)
      .next(new sfn.Fail(this, 'Order rejected', { errorPath: '$.problem.Error', causePath: '$.problem.Cause' }));

    const refund = new LambdaInvoke(this, 'Refund the card', {
      lambdaFunction: shop.refundCard,
      payload: TaskInput.fromObject({ paymentId: JsonPath.stringAt('$.payment.id') }),
      resultPath: JsonPath.DISCARD,
    });
    refund.next(reject);

    // When all is well

    const findPrice = new DynamoGetItem(this, 'Find the price', {
      table: shop.products,
      key: { sku: DynamoAttributeValue.fromString(JsonPath.stringAt('$.sku')) },
      resultPath: '$.product',
    });
    findPrice.addRetry({ errors: [DynamoErrors.Throttling], jitterStrategy: sfn.JitterType.FULL });

    const doWeSellIt = new sfn.Choice(this, 'Do we sell it?')
      .when(
        sfn.Condition.isPresent('$.product.Item'),
        new sfn.Pass(this, 'Write the line', {
          parameters: {
            sku: JsonPath.stringAt('$.sku'),
            quantity: JsonPath.numberAt('$.quantity'),
            price: JsonPath.stringAt('$.product.Item.price.N'),
          },
        }),
      )
      .otherwise(
        new sfn.Fail(this, 'Product unknown', {
          error: 'ProductUnknown',
          causePath: JsonPath.format('We do not sell {}.', JsonPath.stringAt('$.sku')),
        }),
      );

    const priceItems = new sfn.Map(this, 'Price all items', {
      itemsPath: '$.items',
      maxConcurrency: 5,
      resultPath: '$.lines',
    });
    priceItems.itemProcessor(findPrice.next(doWeSellIt));
    priceItems.addCatch(reject, { errors: ['ProductUnknown'], resultPath: '$.problem' });

    const addUp = new EvaluateExpression(this, 'Add up', { expression: orderTotal, resultPath: '$.total' });

    const saveOrder = new DynamoPutItem(this, 'Save the order', {
      table: shop.orders,
      item: {
        ...orderKey,
        email: DynamoAttributeValue.fromString(JsonPath.stringAt('$.email')),
        total: DynamoAttributeValue.fromNumber(total),
        status: DynamoAttributeValue.fromString('RECEIVED'),
      },
      resultPath: JsonPath.DISCARD,
    });

    const approve = new StepFunctionsInvokeActivity(this, 'Approve the order', {
      activity: shop.approval,
      parameters: { orderId, total },
      taskTimeout: sfn.Timeout.duration(Duration.days(1)),
      resultPath: JsonPath.DISCARD,
    });
    approve.addCatch(reject, { resultPath: '$.problem' });

    const isLarge = new sfn.Choice(this, 'Is it a large order?')
      .when(sfn.Condition.numberGreaterThanEquals('$.total', shop.largeOrder), approve)
      .afterwards({ includeOtherwise: true });

    const charge = new LambdaInvoke(this, 'Charge the card', {
      lambdaFunction: shop.chargeCard,
      payload: TaskInput.fromObject({ orderId, total, paymentToken: JsonPath.stringAt('$.paymentToken') }),
      resultSelector: { id: JsonPath.stringAt('$.Payload.paymentId') },
      resultPath: '$.payment',
    });
    charge.addRetry({ errors: ['ProviderBusy'], interval: Duration.seconds(5), maxAttempts: 4, backoffRate: 2 });
    charge.addCatch(reject, { resultPath: '$.problem' });

    const pick = new SqsSendMessage(this, 'Pick the items', {
      queue: shop.warehouse,
      messageBody: TaskInput.fromObject({ orderId, lines: JsonPath.objectAt('$.lines') }),
      messageAttributes: { total: { value: total } },
    });
    const deliver = new StepFunctionsStartExecution(this, 'Deliver the parcel', {
      stateMachine: shop.delivery,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      name: `delivery-${orderId}`,
      input: TaskInput.fromObject({ orderId, label: [`Order ${orderId}`, JsonPath.stringAt('$.email')] }),
      associateWithParent: true,
    });
    const fulfil = new sfn.Parallel(this, 'Fulfil', {
      resultSelector: { trackingId: JsonPath.stringAt('$[1].Output.trackingId') },
      resultPath: '$.parcel',
    });
    fulfil.branch(pick, deliver);
    fulfil.addCatch(refund, { resultPath: '$.problem' });

    const markAsSent = new DynamoUpdateItem(this, 'Mark as sent', {
      table: shop.orders,
      key: orderKey,
      updateExpression: 'SET #status = :status',
      expressionAttributeNames: { '#status': 'status' },
      expressionAttributeValues: { ':status': DynamoAttributeValue.fromString('SENT') },
      resultPath: JsonPath.DISCARD,
    });
    const confirm = new SnsPublish(this, 'Confirm', {
      topic: shop.customerNews,
      message: TaskInput.fromText(
        `Your order ${orderId} for ${total} is on its way: ${JsonPath.stringAt('$.parcel.trackingId')}`,
      ),
      messageAttributes: { email: { value: JsonPath.stringAt('$.email') } },
      resultPath: JsonPath.DISCARD,
    });
    const orderSent = new sfn.Pass(this, 'Order sent', {
      parameters: { orderId, total, trackingId: JsonPath.stringAt('$.parcel.trackingId') },
    });

    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      definitionBody: sfn.DefinitionBody.fromChainable(
        priceItems
          .next(addUp)
          .next(saveOrder)
          .next(isLarge)
          .next(charge)
          .next(fulfil)
          .next(markAsSent)
          .next(confirm)
          .next(orderSent),
      ),
    });
  }
}
