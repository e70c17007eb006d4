import { lambdaServiceRetry, StateData, TaskStateBase, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput, TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { lambdaTaskErrors } from './lambda-errors';

/** How Lambda runs the function. */
export enum LambdaInvocationType {
  /** Runs it and waits for its answer. */
  REQUEST_RESPONSE = 'RequestResponse',
  /** Puts it in line and answers at once. */
  EVENT = 'Event',
  /** Only checks that it could be run. */
  DRY_RUN = 'DryRun',
}

/** What `LambdaInvoke` takes beside the props of every task. */
export interface LambdaInvokeOptions extends DynamicTargetOptions {
  /**
   * The function, a version or an alias of it.
   *
   * The state machine may invoke a function and all its versions, so that an execution which started before a
   * deployment can still reach the version it was written for. On an alias it may invoke that alias.
   */
  readonly lambdaFunction: lambda.IFunction;

  /**
   * The event that the function gets.
   *
   * @default - the input of the state
   */
  readonly payload?: TaskInput;

  /**
   * Whether to wait for the answer.
   *
   * @default LambdaInvocationType.REQUEST_RESPONSE
   */
  readonly invocationType?: LambdaInvocationType;

  /**
   * Up to 3,583 bytes of Base64 about the caller, which the function finds in its context.
   *
   * @default - none
   */
  readonly clientContext?: string;

  /**
   * The version or alias to invoke.
   *
   * @default - the one that `lambdaFunction` is
   * @deprecated give a version or an alias as `lambdaFunction`
   */
  readonly qualifier?: string;

  /**
   * Makes the function's answer the whole result, without the metadata of the call. The state then names the function
   * by its ARN, so `integrationPattern`, `invocationType`, `clientContext` and `qualifier` cannot be set.
   *
   * @default false
   */
  readonly payloadResponseOnly?: boolean;

  /**
   * Retries errors of the Lambda service: up to 6 times, first after 2 seconds, each time twice as long.
   *
   * @default true
   */
  readonly retryOnServiceExceptions?: boolean;
}

/** Props of `LambdaInvoke`. */
export interface LambdaInvokeProps extends LambdaInvokeOptions, TaskStateBaseProps {}

/** Props of `LambdaInvoke` in a JSONPath state. */
export interface LambdaInvokeJsonPathProps extends LambdaInvokeOptions, TaskStateJsonPathBaseProps {}

/** Props of `LambdaInvoke` in a JSONata state. */
export interface LambdaInvokeJsonataProps extends LambdaInvokeOptions, TaskStateJsonataBaseProps {}

/**
 * Invokes a Lambda function.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export class LambdaInvoke extends TaskStateBase<LambdaInvokeProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: LambdaInvokeJsonPathProps): LambdaInvoke {
    return new LambdaInvoke(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: LambdaInvokeJsonataProps): LambdaInvoke {
    return new LambdaInvoke(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { clientContext, invocationType, lambdaFunction, payload, payloadResponseOnly, qualifier } = this.props;
    const { functionArn } = lambdaFunction;
    const target = taskTarget(this, 'lambdaFunction', functionArn, this.props);
    const call = payloadResponseOnly
      ? { resource: { arn: functionArn }, arguments: payload?.value as unknown }
      : {
          resource: {
            service: 'lambda',
            action: 'invoke',
            patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN] as const,
          },
          arguments: {
            FunctionName: functionArn,
            Payload: payload ? (payload.value as unknown) : StateData.input,
            InvocationType: invocationType,
            ClientContext: clientContext,
            Qualifier: qualifier,
          },
        };
    return {
      ...call,
      errors: lambdaTaskErrors,
      permissions: {
        call: [
          {
            actions: ['lambda:InvokeFunction'],
            resources: target.isFromState ? target.arns : invokedArns(lambdaFunction),
          },
        ],
      },
      metrics: target.isFromState ? undefined : functionMetrics(functionArn, qualifier),
      retries: (this.props.retryOnServiceExceptions ?? true) ? [lambdaServiceRetry()] : [],
      problems: [target.problem, ...responseOnlyProblems(this.props)],
    };
  }
}

/** A version's permission covers its siblings: a deployment replaces the version while executions still call the old one. */
function invokedArns(lambdaFunction: lambda.IFunction): string[] {
  const isVersion = 'lambda' in lambdaFunction && 'version' in lambdaFunction && !('aliasName' in lambdaFunction);
  return (isVersion ? (lambdaFunction as lambda.IVersion).lambda : lambdaFunction).resourceArnsForGrantInvoke;
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html */
function functionMetrics(functionArn: string, qualifier: string | undefined): TaskMetricsConfig {
  return {
    metricPrefixSingular: 'LambdaFunction',
    metricPrefixPlural: 'LambdaFunctions',
    metricDimensions: { LambdaFunctionArn: functionArn, ...(qualifier && { Qualifier: qualifier }) },
  };
}

function responseOnlyProblems(props: LambdaInvokeProps): TaskProblem[] {
  if (!props.payloadResponseOnly) {
    return [];
  }
  const { clientContext, integrationPattern, invocationType, qualifier } = props;
  return Object.entries({ integrationPattern, invocationType, clientContext, qualifier })
    .filter(([, value]) => value !== undefined)
    .map(([prop]) => ({
      prop,
      problem: 'cannot be set beside payloadResponseOnly',
      fix: "leave one of the two away; outputPath: '$.Payload' selects the answer as well",
    }));
}
