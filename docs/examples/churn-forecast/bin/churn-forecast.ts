import { App } from 'aws-cdk-lib';
import { ChurnForecastStack } from '../lib/churn-forecast-stack';

const app = new App();
new ChurnForecastStack(app, 'ChurnForecast');
