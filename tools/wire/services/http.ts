import type { Service } from '../src/service.ts';
import { anything, oneOf, required, structure, text } from '../src/shape.ts';

export default {
  results: { invoke: ['Headers', 'ResponseBody', 'StatusCode', 'StatusText'] },
  actions: {
    invoke: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html',
      input: () =>
        structure({
          ApiEndpoint: required(text),
          Authentication: required(structure({ ConnectionArn: required(text) })),
          Method: required(oneOf('DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT')),
          // Both may be text, lists and objects.
          Headers: anything,
          QueryParameters: anything,
          RequestBody: anything,
          Transform: structure({
            RequestBodyEncoding: oneOf('NONE', 'URL_ENCODED'),
            RequestEncodingOptions: structure({ ArrayFormat: oneOf('BRACKETS', 'COMMAS', 'INDICES', 'REPEAT') }),
          }),
        }),
    },
  },
} satisfies Service;
