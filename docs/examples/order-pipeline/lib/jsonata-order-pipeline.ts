import { Jsonata, TaskInput } from '@cdk-sfn/core';
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

export interface JsonataOrderPipelineProps {
  readonly shop: Shop;
}

/**
 * From an order to a parcel, in JSONata: states keep what they found in variables, and read the order where it came in.
 *
 * An order is `{ orderId, email, paymentToken, items: [{ sku, quantity }] }`.
 */
export class JsonataOrderPipeline extends Construct {
  readonly stateMachine: sfn.StateMachine;

  constructor(scope: Construct, id: string, { shop }: JsonataOrderPipelineProps) {
    super(scope, id);
    const orderId = Jsonata.string('$states.context.Execution.Input.orderId');
    const email = Jsonata.string('$states.context.Execution.Input.email');
    const orderKey = { orderId: DynamoAttributeValue.fromString(orderId) };
    const total = Jsonata.number('$total');

    // When an order cannot be carried out

    const markAsRejected = DynamoUpdateItem.jsonata(this, 'Mark as rejected', {
      table: shop.orders,
      key: orderKey,
      updateExpression: 'SET #status = :status, reason = :reason',
      expressionAttributeNames: { '#status': 'status' },
      expressionAttributeValues: {
        ':status': DynamoAttributeValue.fromString('REJECTED'),
        ':reason': DynamoAttributeValue.fromString(Jsonata.string('$problem.Error')),
      },
    });
    const apologise = SnsPublish.jsonata(this, 'Apologise', {
      topic: shop.customerNews,
      message: TaskInput.fromText(`We are sorry, but we cannot carry out your order ${orderId}.`),
      messageAttributes: { email: { value: email } },
    });
    const reject = markAsRejected
      .next(apologise)
      .next(sfn.Fail.jsonata(this, 'Order rejected', { error: '{% $problem.Error %}', cause: '{% $problem.Cause %}' }));

    const refund = LambdaInvoke.jsonata(this, 'Refund the card', {
      lambdaFunction: shop.refundCard,
      payload: TaskInput.fromObject({ paymentId: Jsonata.string('$paymentId') }),
    });
    refund.next(reject);

    const problem = { problem: '{% $states.errorOutput %}' };

    // When all is well

    const findPrice = DynamoGetItem.jsonata(this, 'Find the price', {
      table: shop.products,
      key: { sku: DynamoAttributeValue.fromString(Jsonata.string('$states.input.sku')) },
      outputs: "{% $merge([$states.input, { 'price': $states.result.Item.price.N }]) %}",
    });
    findPrice.addRetry({ errors: [DynamoErrors.Throttling], jitterStrategy: sfn.JitterType.FULL });

    const doWeSellIt = sfn.Choice.jsonata(this, 'Do we sell it?')
      .when(
        sfn.Condition.jsonata('{% $exists($states.input.price) %}'),
        sfn.Pass.jsonata(this, 'Write the line', {
          outputs: {
            sku: Jsonata.string('$states.input.sku'),
            quantity: Jsonata.number('$states.input.quantity'),
            price: Jsonata.string('$states.input.price'),
          },
        }),
      )
      .otherwise(
        sfn.Fail.jsonata(this, 'Product unknown', {
          error: 'ProductUnknown',
          cause: "{% 'We do not sell ' & $states.input.sku & '.' %}",
        }),
      );

    const priceItems = sfn.Map.jsonata(this, 'Price all items', {
      items: sfn.ProvideItems.jsonata('{% $states.input.items %}'),
      maxConcurrency: 5,
      outputs: { lines: Jsonata.object('$states.result') },
    });
    priceItems.itemProcessor(findPrice.next(doWeSellIt));
    priceItems.addCatch(reject, { errors: ['ProductUnknown'], assign: problem });

    const addUp = EvaluateExpression.jsonata(this, 'Add up', {
      expression: orderTotal,
      assign: { lines: Jsonata.object('$states.input.lines'), total: Jsonata.number('$states.result') },
    });

    const saveOrder = DynamoPutItem.jsonata(this, 'Save the order', {
      table: shop.orders,
      item: {
        ...orderKey,
        email: DynamoAttributeValue.fromString(email),
        total: DynamoAttributeValue.fromNumber(total),
        status: DynamoAttributeValue.fromString('RECEIVED'),
      },
    });

    const approve = StepFunctionsInvokeActivity.jsonata(this, 'Approve the order', {
      activity: shop.approval,
      arguments: { orderId, total },
      taskTimeout: sfn.Timeout.duration(Duration.days(1)),
    });
    approve.addCatch(reject, { assign: problem });

    const isLarge = sfn.Choice.jsonata(this, 'Is it a large order?')
      .when(sfn.Condition.jsonata(`{% $total >= ${shop.largeOrder} %}`), approve)
      .afterwards({ includeOtherwise: true });

    const charge = LambdaInvoke.jsonata(this, 'Charge the card', {
      lambdaFunction: shop.chargeCard,
      payload: TaskInput.fromObject({
        orderId,
        total,
        paymentToken: Jsonata.string('$states.context.Execution.Input.paymentToken'),
      }),
      assign: { paymentId: Jsonata.string('$states.result.Payload.paymentId') },
    });
    charge.addRetry({ errors: ['ProviderBusy'], interval: Duration.seconds(5), maxAttempts: 4, backoffRate: 2 });
    charge.addCatch(reject, { assign: problem });

    const pick = SqsSendMessage.jsonata(this, 'Pick the items', {
      queue: shop.warehouse,
      messageBody: TaskInput.fromObject({ orderId, lines: Jsonata.object('$lines') }),
      messageAttributes: { total: { value: total } },
    });
    const deliver = StepFunctionsStartExecution.jsonata(this, 'Deliver the parcel', {
      stateMachine: shop.delivery,
      integrationPattern: sfn.IntegrationPattern.RUN_JOB,
      name: `delivery-${orderId}`,
      input: TaskInput.fromObject({ orderId, label: [`Order ${orderId}`, email] }),
      associateWithParent: true,
    });
    const fulfil = sfn.Parallel.jsonata(this, 'Fulfil', {
      assign: { trackingId: Jsonata.string('$states.result[1].Output.trackingId') },
    });
    fulfil.branch(pick, deliver);
    fulfil.addCatch(refund, { assign: problem });

    const markAsSent = DynamoUpdateItem.jsonata(this, 'Mark as sent', {
      table: shop.orders,
      key: orderKey,
      updateExpression: 'SET #status = :status',
      expressionAttributeNames: { '#status': 'status' },
      expressionAttributeValues: { ':status': DynamoAttributeValue.fromString('SENT') },
    });
    const confirm = SnsPublish.jsonata(this, 'Confirm', {
      topic: shop.customerNews,
      message: TaskInput.fromText(`Your order ${orderId} for ${total} is on its way: ${Jsonata.string('$trackingId')}`),
      messageAttributes: { email: { value: email } },
    });
    const orderSent = sfn.Pass.jsonata(this, 'Order sent', {
      outputs: { orderId, total, trackingId: Jsonata.string('$trackingId') },
    });

    this.stateMachine = new sfn.StateMachine(this, 'Resource', {
      queryLanguage: sfn.QueryLanguage.JSONATA,
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
