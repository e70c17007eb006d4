import { iamPattern, isFromState, taskTarget } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskProblem,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import type { ResourceEnvironment, Stack } from 'aws-cdk-lib/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { apiGatewayTaskErrors } from './api-gateway-errors';
import { AuthType } from './auth-type';
import type { HttpMethod } from './http-method';
import { namelessProblem, namesOf, valueLists } from './value-lists';

/** What the service does not hand on, in lower case. */
const REFUSED_HEADERS = new Set([
  'authorization',
  'connection',
  'content-md5',
  'expect',
  'host',
  'max-forwards',
  'proxy-authenticate',
  'server',
  'te',
  'transfer-encoding',
  'trailer',
  'upgrade',
  'via',
  'www-authenticate',
]);
const REFUSED_HEADER_PREFIX = /^x-(amz|forwarded)/;

/** What both tasks take beside the props of every task and the API. */
export interface CallApiGatewayEndpointBaseOptions extends DynamicTargetOptions {
  /** The HTTP method. */
  readonly method: HttpMethod;

  /**
   * HTTP headers, by name. A header has a list of values: text becomes a list of one. `X-Amz…`, `X-Forwarded…`,
   * `Authorization`, `Host` and some others are refused, as the service refuses them.
   *
   * @default - none
   */
  readonly headers?: TaskInput;

  /**
   * What follows the stage in the URL: `/pets/1`. When parts of it come from the state, `IAM_ROLE` grants all paths that
   * are alike in the rest.
   *
   * @default - the root of the stage
   */
  readonly apiPath?: string;

  /**
   * The query string, by name. A parameter has a list of values: text becomes a list of one.
   *
   * @default - none
   */
  readonly queryParameters?: TaskInput;

  /**
   * The body of the request, an object or text.
   *
   * @default - none
   */
  readonly requestBody?: TaskInput;

  /**
   * Who Step Functions is to the API.
   *
   * @default AuthType.NO_AUTH
   */
  readonly authType?: AuthType;

  /**
   * Whether fields of the request that are `null` are sent. Otherwise the service leaves them out.
   *
   * @default false
   */
  readonly allowNullValues?: boolean;
}

/** What both tasks take in a JSONPath state, beside the API. */
export interface CallApiGatewayEndpointJsonPathBaseProps
  extends TaskStateJsonPathBaseProps, CallApiGatewayEndpointBaseOptions {}

/** What both tasks take in a JSONata state, beside the API. */
export interface CallApiGatewayEndpointJsonataBaseProps
  extends TaskStateJsonataBaseProps, CallApiGatewayEndpointBaseOptions {}

/** What both tasks take, beside the API. */
export interface CallApiGatewayEndpointBaseProps extends TaskStateBaseProps, CallApiGatewayEndpointBaseOptions {}

/** The API that is called. */
export interface CalledApi {
  /** The prop that it came in. */
  readonly prop: string;
  readonly apiId: string;
  /** The stack that it is in, or that imports it. */
  readonly stack: Stack;
  /** Where it is. */
  readonly env: ResourceEnvironment;
  /** The name of the stage, when it is said. */
  readonly stageName?: string;
  /** The name of the stage that answers. */
  readonly stage: string;
  /** What is wrong with the props that say which API it is. */
  readonly problems?: TaskDescription['problems'];
}

/**
 * What both tasks do.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export function callEndpoint(
  scope: Construct,
  props: CallApiGatewayEndpointBaseProps,
  { apiId, env, problems = [], prop, stack, stage, stageName }: CalledApi,
): TaskDescription {
  const { apiPath = '', authType = AuthType.NO_AUTH, headers, method, queryParameters, requestBody } = props;
  // The others do not use the role: the request is not signed, or it is signed by the service.
  const usesRole = authType !== AuthType.NO_AUTH && authType !== AuthType.RESOURCE_POLICY;
  const arnOf = (write: (text: string) => string): string =>
    stack.formatArn({
      service: 'execute-api',
      region: env.region,
      account: env.account,
      resource: apiId,
      resourceName: `${write(stage)}/${write(method)}/${write(apiPath).replace(/^\//, '')}`,
    });
  const [called, alike] = [arnOf((text) => text), arnOf(iamPattern)];
  const target = taskTarget(scope, prop, called, props, { anyTarget: isFromState(alike) ? undefined : alike });
  return {
    resource: {
      service: 'apigateway',
      action: 'invoke',
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    },
    errors: apiGatewayTaskErrors,
    arguments: {
      ApiEndpoint: `${apiId}.execute-api.${env.region}.${stack.urlSuffix}`,
      Method: method,
      Headers: valueLists(headers),
      Stage: stageName,
      Path: props.apiPath,
      QueryParameters: valueLists(queryParameters),
      RequestBody: requestBody?.value as unknown,
      AuthType: authType,
      AllowNullValues: props.allowNullValues,
    },
    permissions: { call: usesRole ? [{ actions: ['execute-api:Invoke'], resources: target.arns }] : [] },
    problems: [
      ...problems,
      usesRole && target.problem,
      namelessProblem('headers', headers),
      ...headerProblems(namesOf(headers)),
      namelessProblem('queryParameters', queryParameters),
    ],
  };
}

function headerProblems(names: readonly string[]): TaskProblem[] {
  return names
    .filter((name) => REFUSED_HEADERS.has(name.toLowerCase()) || REFUSED_HEADER_PREFIX.test(name.toLowerCase()))
    .map((name) => ({
      prop: `headers.${name}`,
      problem: 'is a header that Step Functions does not send',
      fix: name.toLowerCase() === 'authorization' ? 'use authType' : 'leave it out, or give it another name',
    }));
}
