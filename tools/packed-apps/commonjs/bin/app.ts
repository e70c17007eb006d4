import * as cdk from 'aws-cdk-lib';
import { examples } from '../lib/examples';

const app = new cdk.App();
for (const [name, example] of Object.entries(examples)) example(new cdk.Stage(app, name));
app.synth();
