import { TaskStateBase } from '@cdk-sfn/core';
import type { TaskDescription } from '@cdk-sfn/core';
import type * as apigateway from 'aws-cdk-lib/aws-apigateway';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { callEndpoint } from './call-endpoint';
import type {
  CallApiGatewayEndpointBaseProps,
  CallApiGatewayEndpointJsonataBaseProps,
  CallApiGatewayEndpointJsonPathBaseProps,
} from './call-endpoint';

/** Which API `CallApiGatewayRestApiEndpoint` calls. */
export interface CallApiGatewayRestApiEndpointOptions {
  /** The API. */
  readonly api: apigateway.IRestApi;

  /** The name of the stage: `prod`. */
  readonly stageName: string;

  /**
   * The region that the API is in, for an imported one that is elsewhere.
   *
   * @default - that of `api`
   */
  readonly region?: string;
}

/** Props of `CallApiGatewayRestApiEndpoint`. */
export interface CallApiGatewayRestApiEndpointProps
  extends CallApiGatewayEndpointBaseProps, CallApiGatewayRestApiEndpointOptions {}

/** Props of `CallApiGatewayRestApiEndpoint` in a JSONPath state. */
export interface CallApiGatewayRestApiEndpointJsonPathProps
  extends CallApiGatewayEndpointJsonPathBaseProps, CallApiGatewayRestApiEndpointOptions {}

/** Props of `CallApiGatewayRestApiEndpoint` in a JSONata state. */
export interface CallApiGatewayRestApiEndpointJsonataProps
  extends CallApiGatewayEndpointJsonataBaseProps, CallApiGatewayRestApiEndpointOptions {}

/**
 * Calls a REST API of Amazon API Gateway.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 */
export class CallApiGatewayRestApiEndpoint extends TaskStateBase<CallApiGatewayRestApiEndpointProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: CallApiGatewayRestApiEndpointJsonPathProps,
  ): CallApiGatewayRestApiEndpoint {
    return new CallApiGatewayRestApiEndpoint(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: CallApiGatewayRestApiEndpointJsonataProps,
  ): CallApiGatewayRestApiEndpoint {
    return new CallApiGatewayRestApiEndpoint(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    const { api, region = api.env.region, stageName } = this.props;
    return callEndpoint(this, this.props, {
      prop: 'api',
      apiId: api.restApiId,
      stack: api.stack,
      env: { account: api.env.account, region },
      stage: stageName,
      stageName,
    });
  }
}
