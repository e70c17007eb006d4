import { Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { Containers } from './containers';
import { dataStates } from './data-states';
import { modelStates } from './model-states';
import { reportStates } from './report-states';

/**
 * Takes `{ "run": "2026-11-22" }`: cleans the events of the day, trains a model on them, scores all customers, and
 * tells subscribers where the report is.
 */
export class ChurnForecastStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const bucket = new s3.Bucket(this, 'Lake', { enforceSSL: true });
    const topic = new sns.Topic(this, 'Forecasts');
    const containers = new Containers(this, 'Containers', { bucket });

    const failed = new sfn.Fail(this, 'Forecast failed', {
      errorPath: '$.error.Error',
      causePath: '$.error.Cause',
    });
    const forecast = new sfn.Parallel(this, 'Forecast')
      .branch(
        dataStates(this, { bucket })
          .next(modelStates(this, { bucket }))
          .next(reportStates(this, { bucket, containers, topic })),
      )
      .addCatch(failed, { resultPath: '$.error' });

    new sfn.StateMachine(this, 'ChurnForecast', {
      definitionBody: sfn.DefinitionBody.fromChainable(forecast),
      timeout: Duration.hours(12),
    });
  }
}
