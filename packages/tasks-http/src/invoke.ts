import { taskTarget, TaskStateBase } from '@cdk-sfn/core';
import type {
  DynamicTargetOptions,
  TaskDescription,
  TaskPermission,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { secretArn } from './connection';
import type { HttpConnection } from './connection';
import { endpointsBelow, endpointUrl, rootProblem } from './endpoint';
import { formHeaders, formHeadersProblem } from './headers';
import { httpTaskErrors } from './http-errors';
import { methodProblems, methodsToGrant } from './method';
import { textProblem } from './text-problem';
import { URLEncodingFormat } from './url-encoding-format';

/** What `HttpInvoke` takes beside the props of every task. */
export interface HttpInvokeOptions extends DynamicTargetOptions {
  /**
   * The URL that all calls begin with: `https://api.example.com`. The state machine may call what is below it, and
   * nothing else. May come from the state; then any URL may be called that is alike in what is known, so that
   * `allowedEndpoints` had better say which.
   */
  readonly apiRoot: string;

  /** What follows the root in the URL, text: `sfn.TaskInput.fromText('v1/orders')`. There is one slash between them. */
  readonly apiEndpoint: TaskInput;

  /** The HTTP method, text: GET, POST, PUT, DELETE, PATCH, OPTIONS or HEAD. */
  readonly method: TaskInput;

  /**
   * The EventBridge connection that says who Step Functions is to the API. If its ARN comes from the state,
   * `allowedTargets` lists the ARNs of connections.
   */
  readonly connection: HttpConnection;

  /**
   * The body of the request.
   *
   * @default - none
   */
  readonly body?: TaskInput;

  /**
   * HTTP headers, by name. What says who the caller is belongs in the connection.
   *
   * @default - none but those of the connection
   */
  readonly headers?: TaskInput;

  /**
   * The query string, by name. The service encodes it.
   *
   * @default - none but that of the connection
   */
  readonly queryStringParameters?: TaskInput;

  /**
   * Whether the body is sent as a form, and how a list in it is written. A form has the header
   * `Content-Type: application/x-www-form-urlencoded`, in place of that in `headers`.
   *
   * @default URLEncodingFormat.NONE
   */
  readonly urlEncodingFormat?: URLEncodingFormat;

  /**
   * The URLs that the state machine may call, with `*` and `?` as IAM matches them: `https://*.example.com/v1/*`.
   *
   * @default - all below `apiRoot`
   */
  readonly allowedEndpoints?: string[];

  /**
   * The HTTP methods that the state machine may use when `method` comes from the state.
   *
   * @default - all
   */
  readonly allowedMethods?: string[];
}

/** Props of `HttpInvoke`. */
export interface HttpInvokeProps extends HttpInvokeOptions, TaskStateBaseProps {}

/** Props of `HttpInvoke` in a JSONPath state. */
export interface HttpInvokeJsonPathProps extends HttpInvokeOptions, TaskStateJsonPathBaseProps {}

/** Props of `HttpInvoke` in a JSONata state. */
export interface HttpInvokeJsonataProps extends HttpInvokeOptions, TaskStateJsonataBaseProps {}

/**
 * Calls an HTTPS API, of a third party or of your own.
 *
 * The result has the answer in `ResponseBody`, beside `Headers`, `StatusCode` and `StatusText`. A status of 400 or more
 * is an error, `States.Http.StatusCode.404` for one.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
export class HttpInvoke extends TaskStateBase<HttpInvokeProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: HttpInvokeJsonPathProps): HttpInvoke {
    return new HttpInvoke(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: HttpInvokeJsonataProps): HttpInvoke {
    return new HttpInvoke(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { allowedMethods, apiEndpoint, apiRoot, body, connection, headers, method } = this.props;
    const format = this.props.urlEncodingFormat ?? URLEncodingFormat.NONE;
    const isForm = format !== URLEncodingFormat.NONE;
    const target = taskTarget(this, 'connection', connection.connectionArn, this.props);
    return {
      resource: { service: 'http', action: 'invoke', patterns: [IntegrationPattern.REQUEST_RESPONSE] },
      errors: httpTaskErrors,
      arguments: {
        ApiEndpoint: endpointUrl(apiRoot, String(apiEndpoint.value)),
        Authentication: { ConnectionArn: connection.connectionArn },
        Method: method.value as unknown,
        Headers: isForm ? formHeaders(headers) : (headers?.value as unknown),
        RequestBody: body?.value as unknown,
        QueryParameters: this.props.queryStringParameters?.value as unknown,
        Transform: isForm ? formTransform(format) : undefined,
      },
      permissions: {
        call: [
          { actions: ['events:RetrieveConnectionCredentials'], resources: target.arns },
          {
            actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
            resources: [secretArn(this, connection)],
          },
          callEndpoints(
            this.props.allowedEndpoints ?? [endpointsBelow(apiRoot)],
            methodsToGrant(method, allowedMethods),
          ),
        ],
      },
      problems: [
        target.problem,
        rootProblem(apiRoot),
        textProblem('apiEndpoint', apiEndpoint),
        textProblem('method', method),
        ...methodProblems(method, allowedMethods),
        isForm && formHeadersProblem(headers),
      ],
    };
  }
}

/**
 * Leave to call URLs. It can be granted for a state machine too, but a task does not know the one it will be in.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 */
function callEndpoints(endpoints: readonly string[], methods: readonly string[] | undefined): TaskPermission {
  return {
    actions: ['states:InvokeHTTPEndpoint'],
    resources: ['*'],
    conditions: {
      StringLike: { 'states:HTTPEndpoint': oneOrMore(endpoints) },
      ...(methods && { StringEquals: { 'states:HTTPMethod': oneOrMore(methods) } }),
    },
  };
}

function oneOrMore(words: readonly string[]): string | readonly string[] {
  const [word, ...others] = words;
  return word === undefined || others.length > 0 ? words : word;
}

function formTransform(format: URLEncodingFormat): object {
  return {
    RequestBodyEncoding: 'URL_ENCODED',
    RequestEncodingOptions: format === URLEncodingFormat.DEFAULT ? undefined : { ArrayFormat: format },
  };
}
