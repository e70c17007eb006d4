import { CallApiGatewayHttpApiEndpoint, CallApiGatewayRestApiEndpoint, HttpMethod } from '@cdk-sfn/tasks-apigateway';
import { Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** A call of a REST API and of an HTTP API. */
export class ApiGatewayStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);

    const restApi = new apigateway.RestApi(this, 'MyRestApi');
    restApi.root.addMethod('GET', new apigateway.HttpIntegration('https://example.com/'));

    const callRest = new CallApiGatewayRestApiEndpoint(this, 'Call REST API', {
      api: restApi,
      stageName: 'prod',
      method: HttpMethod.GET,
    });

    const httpApi = new apigatewayv2.HttpApi(this, 'MyHttpApi');

    const callHttp = new CallApiGatewayHttpApiEndpoint(this, 'Call HTTP API', {
      api: httpApi,
      method: HttpMethod.GET,
    });

    new sfn.StateMachine(this, 'ApiGateway', {
      definitionBody: sfn.DefinitionBody.fromChainable(callRest.next(callHttp)),
    });
  }
}
