import type { Service } from '../src/service.ts';
import { anything, changed } from '../src/shape.ts';

export default {
  client: '@aws-sdk/client-sqs',
  exceptions: [
    {
      action: 'sendMessage',
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html',
      change: (input) => changed(input, { MessageBody: anything }),
    },
  ],
} satisfies Service;
