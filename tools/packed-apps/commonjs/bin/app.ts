import * as cdk from 'aws-cdk-lib';
import { examples } from '../lib/examples';
import { OrdersStack } from '../lib/orders-stack';

const app = new cdk.App({ outdir: 'cdk.out' });
new OrdersStack(app, 'Orders');
for (const [name, example] of Object.entries(examples)) example(new cdk.Stage(app, name));
app.synth();
