import type { Service } from '../src/service.ts';
import { anything, boolean, listOf, mapOf, nullable, oneOf, required, structure, text } from '../src/shape.ts';

export default {
  actions: {
    invoke: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html',
      input: () =>
        structure({
          ApiEndpoint: required(text),
          Method: required(oneOf('DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT')),
          Stage: text,
          Path: text,
          // Without AllowNullValues, what is null is left out of the request.
          Headers: mapOf(nullable(listOf(text))),
          QueryParameters: mapOf(nullable(listOf(text))),
          RequestBody: anything,
          AllowNullValues: boolean,
          AuthType: oneOf('IAM_ROLE', 'NO_AUTH', 'RESOURCE_POLICY'),
        }),
    },
  },
} satisfies Service;
