import type { Service } from '../src/service.ts';

export default {
  client: '@aws-sdk/client-bedrock-agentcore',
  // The operation answers with a stream; Step Functions puts it together.
  results: { invokeHarness: undefined },
} satisfies Service;
