import type { Service } from '../src/service.ts';
import { anything, changed } from '../src/shape.ts';

export default {
  client: '@aws-sdk/client-sns',
  exceptions: [
    {
      action: 'publish',
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-sns.html',
      change: (input) => changed(input, { Message: anything }),
    },
  ],
} satisfies Service;
