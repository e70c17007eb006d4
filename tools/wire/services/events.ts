import type { Service } from '../src/service.ts';
import { anything, changed, elementOf, listOf, memberOf } from '../src/shape.ts';
import type { Structure } from '../src/shape.ts';

export default {
  client: '@aws-sdk/client-eventbridge',
  exceptions: [
    {
      action: 'putEvents',
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-eventbridge.html',
      change: (input) => {
        const entry = elementOf(memberOf(input, 'Entries')) as Structure;
        return changed(input, { Entries: listOf(changed(entry, { Detail: anything })) });
      },
    },
  ],
} satisfies Service;
