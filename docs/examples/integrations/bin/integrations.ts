import { App } from 'aws-cdk-lib';
import { addIntegrations } from '../lib/integrations';

const { CDK_DEFAULT_ACCOUNT: account = '111111111111', CDK_DEFAULT_REGION: region = 'eu-central-1' } = process.env;
addIntegrations(new App(), { account, region });
