import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { TaskPermission } from '@cdk-sfn/core';
import type { Construct } from 'constructs';

/** Sets our function apart from that of others in the stack, whose code is different. */
const FUNCTION_ID = 'b9d6a2f4-7c1e-4e0a-8f53-1d2c6b7a9e30';

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
