export { ApiGatewayErrors } from './api-gateway-errors';
export { AuthType } from './auth-type';
export type {
  CallApiGatewayEndpointBaseOptions,
  CallApiGatewayEndpointBaseProps,
  CallApiGatewayEndpointJsonataBaseProps,
  CallApiGatewayEndpointJsonPathBaseProps,
} from './call-endpoint';
export { CallApiGatewayHttpApiEndpoint } from './call-http-api-endpoint';
export type {
  CallApiGatewayHttpApiEndpointJsonataProps,
  CallApiGatewayHttpApiEndpointJsonPathProps,
  CallApiGatewayHttpApiEndpointOptions,
  CallApiGatewayHttpApiEndpointProps,
} from './call-http-api-endpoint';
export { CallApiGatewayRestApiEndpoint } from './call-rest-api-endpoint';
export type {
  CallApiGatewayRestApiEndpointJsonataProps,
  CallApiGatewayRestApiEndpointJsonPathProps,
  CallApiGatewayRestApiEndpointOptions,
  CallApiGatewayRestApiEndpointProps,
} from './call-rest-api-endpoint';
export { HttpMethod } from './http-method';
