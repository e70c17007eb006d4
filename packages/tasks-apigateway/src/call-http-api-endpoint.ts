import { TaskStateBase } from '@cdk-sfn/core';
import type { TaskDescription } from '@cdk-sfn/core';
import { Stack } from 'aws-cdk-lib/core';
import type * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { AuthType } from './auth-type';
import { callEndpoint } from './call-endpoint';
import type {
  CallApiGatewayEndpointBaseProps,
  CallApiGatewayEndpointJsonataBaseProps,
  CallApiGatewayEndpointJsonPathBaseProps,
} from './call-endpoint';

/** Which API `CallApiGatewayHttpApiEndpoint` calls: `api`, or `apiId` and `apiStack`. */
export interface CallApiGatewayHttpApiEndpointOptions {
  /**
   * The API.
   *
   * @default - the one of `apiId`
   */
  readonly api?: apigatewayv2.IHttpApi;

  /**
   * The id of the API, where there is no construct of it.
   *
   * @default - that of `api`
   */
  readonly apiId?: string;

  /**
   * The stack that the API is in. Needed beside `apiId`; beside `api` it says where an imported one really is.
   *
   * @default - that of `api`
   */
  readonly apiStack?: Stack;

  /**
   * The name of the stage.
   *
   * @default '$default'
   */
  readonly stageName?: string;

  /**
   * The region that the API is in, for an imported one that is elsewhere.
   *
   * @default - that of `api` or `apiStack`
   */
  readonly region?: string;
}

/** Props of `CallApiGatewayHttpApiEndpoint`. */
export interface CallApiGatewayHttpApiEndpointProps
  extends CallApiGatewayEndpointBaseProps, CallApiGatewayHttpApiEndpointOptions {}

/** Props of `CallApiGatewayHttpApiEndpoint` in a JSONPath state. */
export interface CallApiGatewayHttpApiEndpointJsonPathProps
  extends CallApiGatewayEndpointJsonPathBaseProps, CallApiGatewayHttpApiEndpointOptions {}

/** Props of `CallApiGatewayHttpApiEndpoint` in a JSONata state. */
export interface CallApiGatewayHttpApiEndpointJsonataProps
  extends CallApiGatewayEndpointJsonataBaseProps, CallApiGatewayHttpApiEndpointOptions {}

/**
 * Calls an HTTP API of Amazon API Gateway.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export class CallApiGatewayHttpApiEndpoint extends TaskStateBase<CallApiGatewayHttpApiEndpointProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CallApiGatewayHttpApiEndpointJsonPathProps,
  ): CallApiGatewayHttpApiEndpoint {
    return new CallApiGatewayHttpApiEndpoint(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CallApiGatewayHttpApiEndpointJsonataProps,
  ): CallApiGatewayHttpApiEndpoint {
    return new CallApiGatewayHttpApiEndpoint(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { api, apiId, apiStack, authType, stageName } = this.props;
    const stack = apiStack ?? api?.stack ?? Stack.of(this);
    const { account, region } = apiStack ?? api?.env ?? stack;
    return callEndpoint(this, this.props, {
      prop: apiId === undefined ? 'api' : 'apiId',
      apiId: apiId ?? api?.apiId ?? '',
      stack,
      env: { account, region: this.props.region ?? region },
      stage: stageName ?? '$default',
      stageName,
      problems: [
        api === undefined && apiId === undefined && { prop: 'api', problem: 'is missing', fix: 'give the API' },
        api !== undefined &&
          apiId !== undefined && {
            prop: 'apiId',
            problem: 'is given beside api',
            fix: 'give one of them',
          },
        api === undefined &&
          apiId !== undefined &&
          apiStack === undefined && {
            prop: 'apiStack',
            problem: 'is missing beside apiId',
            fix: 'give the stack that the API is in, or the API itself as api',
          },
        authType === AuthType.RESOURCE_POLICY && {
          prop: 'authType',
          problem: 'is RESOURCE_POLICY, but HTTP APIs have no resource policy',
          fix: 'use IAM_ROLE, or a REST API',
        },
      ],
    });
  }
}
