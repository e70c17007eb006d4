export { ApigatewayCallRestApiEndpoint } from './call-rest-api-endpoint';
export type {
  ApigatewayCallRestApiEndpointJsonataProps,
  ApigatewayCallRestApiEndpointJsonPathProps,
  ApigatewayCallRestApiEndpointOptions,
  ApigatewayCallRestApiEndpointProps,
} from './call-rest-api-endpoint';
