import type { Service } from '../src/service.ts';
import { anything, changed } from '../src/shape.ts';

export default {
  client: '@aws-sdk/client-sfn',
  exceptions: [
    {
      action: 'startExecution',
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html',
      change: (input) => changed(input, { Input: anything }),
    },
  ],
} satisfies Service;
