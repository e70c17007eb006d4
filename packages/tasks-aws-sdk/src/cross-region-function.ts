import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { TaskPermission } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** Upstream's, so that a stack that changes over keeps its function and its role: both are called with the same. */
const FUNCTION_ID = '8a0c93f3-dbef-4b71-ac13-7aaf2048ce7e';

/**
 * The function that calls AWS in other regions: one for all tasks of a stack, which may do what they need all together.
 *
 * @param permissions what this task needs
 * @param statements what this task is to have beside that
 */
export function crossRegionFunction(
  task: Construct,
  permissions: readonly TaskPermission[],
  statements: readonly iam.PolicyStatement[],
): lambda.IFunction {
  const fn = new lambda.SingletonFunction(task, 'Handler', {
    code: lambda.Code.fromAsset(join(__dirname, 'handler'), { exclude: ['*', '!*.js'] }),
    handler: 'index.handler',
    runtime: lambda.determineLatestNodeRuntime(task),
    timeout: Duration.seconds(30),
    uuid: FUNCTION_ID,
    lambdaPurpose: 'CrossRegionAwsSdk',
  });
  for (const { actions, resources } of permissions) {
    fn.addToRolePolicy(new iam.PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }
  statements.forEach((statement) => {
    fn.addToRolePolicy(statement);
  });
  return fn;
}
