import { LambdaInvoke } from '@cdk-sfn/tasks-lambda';
import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** What an order pipeline works with, whatever its query language. */
export class Shop extends Construct {
  /** Orders from this sum on are looked at by a person. */
  readonly largeOrder = 1000;

  /** What we sell: `{ sku, price }`. */
  readonly products = this.table('Products', 'sku');
  /** How orders are getting on: `{ orderId, email, total, status, reason }`. */
  readonly orders = this.table('Orders', 'orderId');
  /** Customers hear about their orders here. */
  readonly customerNews = new sns.Topic(this, 'CustomerNews');
  /** What is to be picked from the shelves. */
  readonly warehouse = new sqs.Queue(this, 'Warehouse');
  /** Work for the people in the back office. */
  readonly approval = new sfn.Activity(this, 'Approval');
  readonly chargeCard = this.handler('ChargeCard', 'charge-card');
  readonly refundCard = this.handler('RefundCard', 'refund-card');
  /** Has a parcel fetched. Takes `{ orderId, label }`, answers with `{ trackingId, pickUpAt }`. */
  readonly delivery = this.deliveryMachine();

  private deliveryMachine(): sfn.StateMachine {
    const bookCourier = new LambdaInvoke(this, 'Book a courier', {
      lambdaFunction: this.handler('BookCourier', 'book-courier'),
      outputPath: '$.Payload',
    });
    const wait = new sfn.Wait(this, 'Wait for the courier', { time: sfn.WaitTime.timestampPath('$.pickUpAt') });

    return new sfn.StateMachine(this, 'Delivery', {
      definitionBody: sfn.DefinitionBody.fromChainable(bookCourier.next(wait)),
    });
  }

  private table(id: string, key: string): dynamodb.TableV2 {
    return new dynamodb.TableV2(this, id, {
      partitionKey: { name: key, type: dynamodb.AttributeType.STRING },
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }

  private handler(id: string, folder: string): lambda.Function {
    return new lambda.Function(this, id, {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromAsset(`${__dirname}/../lambda/${folder}`),
    });
  }
}
