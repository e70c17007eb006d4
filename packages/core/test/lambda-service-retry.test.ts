import { Duration } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { lambdaServiceRetry } from '../src';
import { describedTask } from './described-task';

test('errors of the Lambda service are tried again, ever later', () => {
  expect(describedTask({}, {}, { retries: [lambdaServiceRetry()] }).toStateJson()).toMatchObject({
    Retry: [
      {
        ErrorEquals: [
          'Lambda.ClientExecutionTimeoutException',
          'Lambda.ServiceException',
          'Lambda.AWSLambdaException',
          'Lambda.SdkClientException',
        ],
        IntervalSeconds: 2,
        MaxAttempts: 6,
        BackoffRate: 2,
      },
    ],
  });
});

test('whoever changes one changes no other', () => {
  Object.assign(lambdaServiceRetry(), { interval: Duration.seconds(1) });

  expect(lambdaServiceRetry().interval?.toSeconds()).toBe(2);
});
