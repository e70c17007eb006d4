import type { Service } from '../src/service.ts';
import { anything, changed } from '../src/shape.ts';

export default {
  client: '@aws-sdk/client-lambda',
  exceptions: [
    {
      action: 'invoke',
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html',
      change: (input) => changed(input, { Payload: anything }),
    },
  ],
} satisfies Service;
