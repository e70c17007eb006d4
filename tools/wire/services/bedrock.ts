import type { Service } from '../src/service.ts';
import { anything, oneOf, required, structure, text } from '../src/shape.ts';

const object = structure({ S3Uri: required(text) });

export default {
  client: '@aws-sdk/client-bedrock',
  actions: {
    // The operation is one of the runtime API; the objects in Amazon S3 are of Step Functions.
    invokeModel: {
      source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html',
      input: () =>
        structure({
          ModelId: required(text),
          Body: anything,
          Accept: text,
          ContentType: text,
          Input: object,
          Output: object,
          GuardrailIdentifier: text,
          GuardrailVersion: text,
          Trace: oneOf('DISABLED', 'ENABLED', 'ENABLED_FULL'),
        }),
    },
  },
} satisfies Service;
