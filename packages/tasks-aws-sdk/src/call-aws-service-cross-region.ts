import { comesFromStateData, isFromState, isLiteral, lambdaServiceRetry, TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { Annotations } from 'aws-cdk-lib/core';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { readApiCall } from './api-call';
import type { AwsApiCallOptions } from './api-call';
import { crossRegionFunction } from './cross-region-function';

/** What `CallAwsServiceCrossRegion` takes beside the props of every task. */
export interface CallAwsServiceCrossRegionOptions extends AwsApiCallOptions {
  /** The service, by its client in the AWS SDK for JavaScript: `cloudwatch-logs` of `@aws-sdk/client-cloudwatch-logs`. */
  readonly service: string;

  /**
   * What the action takes, as the client in the AWS SDK for JavaScript has it.
   *
   * @default - nothing
   */
  readonly parameters?: { [key: string]: any };

  /** The region to call: `us-east-1`. */
  readonly region: string;

  /**
   * Another URL to call than the service's in the region.
   *
   * Whoever chooses it gets the call with its signature. Where it comes from the state, that is whoever can start the
   * state machine.
   *
   * @default - the service's own
   */
  readonly endpoint?: string;

  /**
   * Retries errors of the Lambda service: up to 6 times, first after 2 seconds, each time twice as long.
   *
   * @default true
   */
  readonly retryOnServiceExceptions?: boolean;
}

/** Props of `CallAwsServiceCrossRegion`. */
export interface CallAwsServiceCrossRegionProps extends CallAwsServiceCrossRegionOptions, TaskStateBaseProps {}

/** Props of `CallAwsServiceCrossRegion` in a JSONPath state. */
export interface CallAwsServiceCrossRegionJsonPathProps
  extends CallAwsServiceCrossRegionOptions, TaskStateJsonPathBaseProps {}

/** Props of `CallAwsServiceCrossRegion` in a JSONata state. */
export interface CallAwsServiceCrossRegionJsonataProps
  extends CallAwsServiceCrossRegionOptions, TaskStateJsonataBaseProps {}

/**
 * Calls an action of an AWS service in another region, by a Lambda function that it creates: one for all such tasks of
 * the stack.
 *
 * The result is what the AWS SDK for JavaScript answers, with `$metadata`. An error of AWS keeps its name.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 */
export class CallAwsServiceCrossRegion extends TaskStateBase<CallAwsServiceCrossRegionProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CallAwsServiceCrossRegionJsonPathProps,
  ): CallAwsServiceCrossRegion {
    return new CallAwsServiceCrossRegion(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CallAwsServiceCrossRegionJsonataProps,
  ): CallAwsServiceCrossRegion {
    return new CallAwsServiceCrossRegion(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  /** The function that calls AWS, shared by the tasks of the stack. */
  declare protected readonly lambdaFunction: lambda.IFunction;

  public describe(): TaskDescription {
    const { additionalIamStatements = [], endpoint, integrationPattern, parameters, region } = this.props;
    const { REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
    const { action, permissions, problems, service } = readApiCall(this, this.props, 'javascript-client');
    const fn = crossRegionFunction(this, permissions, additionalIamStatements);
    Object.assign(this, { lambdaFunction: fn });
    if (isFromState(endpoint)) {
      Annotations.of(this).addWarningV2(
        '@cdk-sfn/tasks-aws-sdk:crossRegionEndpointSsrfRisk',
        'The endpoint comes from the state: who can start the state machine can have the call, with its signature, sent ' +
          'to a server of their own. Write the endpoint out, or acknowledge this if all who start it are trusted.',
      );
    }
    const event = { region, endpoint, action, service, parameters };
    const call =
      integrationPattern === undefined || integrationPattern === REQUEST_RESPONSE
        ? { resource: { arn: fn.functionArn }, arguments: event }
        : {
            resource: {
              service: 'lambda',
              action: 'invoke',
              patterns: [REQUEST_RESPONSE, WAIT_FOR_TASK_TOKEN] as const,
            },
            arguments: { FunctionName: fn.functionArn, Payload: event },
          };
    return {
      ...call,
      permissions: { call: [{ actions: ['lambda:InvokeFunction'], resources: fn.resourceArnsForGrantInvoke }] },
      retries: (this.props.retryOnServiceExceptions ?? true) ? [lambdaServiceRetry()] : [],
      problems: [
        ...problems,
        ...resourceProblems(this, 'iamResources', permissions),
        ...resourceProblems(this, 'additionalIamStatements', additionalIamStatements),
        regionProblem(region),
        endpointProblem(endpoint),
      ],
    };
  }
}

/** What the base class says of permissions of the state machine's role, for those of the function's. */
function resourceProblems(
  scope: Construct,
  prop: string,
  permissions: readonly { readonly actions: readonly string[]; readonly resources: readonly string[] }[],
): TaskProblem[] {
  return permissions
    .filter(({ resources }) => resources.some((resource) => comesFromStateData(scope, resource)))
    .map(({ actions }) => ({
      prop,
      problem: `would grant ${actions.join(', ')} on a resource from the state, which IAM cannot know`,
      fix: 'name the resources that may be used',
    }));
}

function regionProblem(region: string): TaskProblem | false {
  return (
    isLiteral(region) &&
    !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region) && {
      prop: 'region',
      problem: `is '${region}', which is no region`,
      fix: "write a region: 'us-east-1'",
    }
  );
}

function endpointProblem(endpoint: string | undefined): TaskProblem | false {
  return (
    endpoint !== undefined &&
    isLiteral(endpoint) &&
    !(URL.canParse(endpoint) && /^https?:/.test(endpoint)) && {
      prop: 'endpoint',
      problem: `is '${endpoint}', which is no URL`,
      fix: "write the whole URL: 'https://s3.us-east-1.amazonaws.com'",
    }
  );
}
