import { join } from 'node:path';
import { Annotations, Duration, Stack } from 'aws-cdk-lib/core';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

/** What may be chosen about the function. */
export interface EvaluationFunctionOptions {
  readonly runtime?: lambda.Runtime;
  readonly architecture?: lambda.Architecture;
}

/** @see https://docs.aws.amazon.com/cdk/v2/guide/featureflags.html */
const OWN_FUNCTION_FLAG = '@aws-cdk/aws-stepfunctions-tasks:evaluateExpressionDedicatedFunction';

/** Upstream's id, so that a stack that changes over keeps its role. */
const ROLE_ID = 'EvalServiceRolef4f556a4ef7a49cd8036c5b0567376fd';

/** Sets our shared functions apart from those of others in the stack, whose code is different. */
const SHARED_FUNCTION_ID = '0f5c2b1e-6d0b-4b7e-9c55-3a7d1f0c8e42';

/**
 * The function that evaluates the expression of a task.
 *
 * Each task has its own, unless the feature flag is off: then tasks of one stack with the same runtime and architecture
 * share one.
 */
export function evaluationFunction(task: Construct, options: EvaluationFunctionOptions): lambda.IFunction {
  const { runtime, architecture } = options;
  const props = {
    code: lambda.Code.fromAsset(join(__dirname, 'handler'), { exclude: ['*', '!*.js'] }),
    handler: 'index.handler',
    runtime: runtime ?? lambda.determineLatestNodeRuntime(task),
    architecture,
    // The 64 MB that an evaluation may use and Node.js twice are more than Lambda's 128 MB.
    memorySize: 256,
    timeout: Duration.seconds(10),
  };
  if (hasOwnFunction(task)) {
    return new lambda.Function(task, 'EvalFunction', { ...props, role: evaluationRole(task) });
  }
  Annotations.of(task).addWarningV2(
    '@cdk-sfn/tasks-evaluate-expression:sharedFunction',
    `The feature flag ${OWN_FUNCTION_FLAG} is off, so this task shares its function with all tasks of the stack that ` +
      'evaluate expressions with the same runtime and architecture. Remove the flag from cdk.json to give each its own.',
  );
  const kind = [runtime?.name ?? 'latest', (architecture ?? lambda.Architecture.X86_64).name];
  return new lambda.SingletonFunction(task, 'EvalFunction', {
    ...props,
    uuid: [SHARED_FUNCTION_ID, ...kind].join('-'),
    lambdaPurpose: 'Eval',
  });
}

/** On unless it is turned off; older versions of the CDK do not know this flag and would say that it is off. */
function hasOwnFunction(task: Construct): boolean {
  return Boolean(task.node.tryGetContext(OWN_FUNCTION_FLAG) ?? true);
}

/** One role for all functions of the stack, which may write logs and nothing else. */
function evaluationRole(task: Construct): iam.IRole {
  const stack = Stack.of(task);
  const existing = stack.node.tryFindChild(ROLE_ID) as iam.Role | undefined;
  const role =
    existing ??
    new iam.Role(stack, ROLE_ID, {
      assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
      managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AWSLambdaBasicExecutionRole')],
    });
  return role.withoutPolicyUpdates();
}
