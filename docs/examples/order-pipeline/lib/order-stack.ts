import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { JsonPathOrderPipeline } from './json-path-order-pipeline';
import { JsonataOrderPipeline } from './jsonata-order-pipeline';
import { Shop } from './shop';

/** A shop with the same order pipeline twice: written in JSONPath, and in JSONata. */
export class OrderStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const shop = new Shop(this, 'Shop');
    new JsonPathOrderPipeline(this, 'JsonPathOrderPipeline', { shop });
    new JsonataOrderPipeline(this, 'JsonataOrderPipeline', { shop });
  }
}
