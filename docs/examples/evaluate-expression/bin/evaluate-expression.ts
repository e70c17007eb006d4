import { App } from 'aws-cdk-lib';
import { WaitAndTellStack } from '../lib/wait-and-tell-stack';

const app = new App();
new WaitAndTellStack(app, 'WaitAndTell');
