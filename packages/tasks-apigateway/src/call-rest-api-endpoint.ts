import { TaskStateBase } from '@cdk-sfn/core';
import type {
  TaskDescription,
  TaskStateBaseProps,
  TaskStateJsonataBaseProps,
  TaskStateJsonPathBaseProps,
} from '@cdk-sfn/core';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** What `ApigatewayCallRestApiEndpoint` takes beside the props of every task. */
export interface ApigatewayCallRestApiEndpointOptions {
  /** The name of what is worked on. */
  readonly name: string;
}

/** Props of `ApigatewayCallRestApiEndpoint`. */
export interface ApigatewayCallRestApiEndpointProps extends ApigatewayCallRestApiEndpointOptions, TaskStateBaseProps {}

/** Props of `ApigatewayCallRestApiEndpoint` in a JSONPath state. */
export interface ApigatewayCallRestApiEndpointJsonPathProps
  extends ApigatewayCallRestApiEndpointOptions, TaskStateJsonPathBaseProps {}

/** Props of `ApigatewayCallRestApiEndpoint` in a JSONata state. */
export interface ApigatewayCallRestApiEndpointJsonataProps
  extends ApigatewayCallRestApiEndpointOptions, TaskStateJsonataBaseProps {}

/**
 * Calls `CallRestApiEndpoint` of Amazon API Gateway.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export class ApigatewayCallRestApiEndpoint extends TaskStateBase<ApigatewayCallRestApiEndpointProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(
    scope: Construct,
    id: string,
    props: ApigatewayCallRestApiEndpointJsonPathProps,
  ): ApigatewayCallRestApiEndpoint {
    return new ApigatewayCallRestApiEndpoint(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(
    scope: Construct,
    id: string,
    props: ApigatewayCallRestApiEndpointJsonataProps,
  ): ApigatewayCallRestApiEndpoint {
    return new ApigatewayCallRestApiEndpoint(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return {
      resource: {
        service: 'apigateway',
        action: 'callRestApiEndpoint',
        patterns: [IntegrationPattern.REQUEST_RESPONSE],
      },
      arguments: { Name: this.props.name },
      permissions: { call: [{ actions: ['apigateway:CallRestApiEndpoint'], resources: ['*'] }] },
    };
  }
}
