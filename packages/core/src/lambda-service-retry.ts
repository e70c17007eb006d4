import { Duration } from 'aws-cdk-lib/core';
import type { RetryProps } from 'aws-cdk-lib/aws-stepfunctions';

/**
 * The retry of tasks that call a Lambda function, for errors that are not the function's but the service's: up to 6
 * times, first after 2 seconds, each time twice as long.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html#bp-lambda-serviceexception
 */
export function lambdaServiceRetry(): RetryProps {
  return {
    errors: [
      'Lambda.ClientExecutionTimeoutException',
      'Lambda.ServiceException',
      'Lambda.AWSLambdaException',
      'Lambda.SdkClientException',
    ],
    interval: Duration.seconds(2),
    maxAttempts: 6,
    backoffRate: 2,
  };
}
