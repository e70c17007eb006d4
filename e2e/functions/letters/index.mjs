import { env } from 'node:process';

// Sorts the letters of a word. What comes with a token has its answer sent to Step Functions.
export const handler = async ({ token, input, word = 'word' }) => {
  if (token) {
    await globalThis.fetch(env.AWS_ENDPOINT_URL_SFN, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': 'AWSStepFunctions.SendTaskSuccess',
        authorization: 'AWS4-HMAC-SHA256 Credential=test/20240101/us-east-1/states/aws4_request',
      },
      body: JSON.stringify({ taskToken: token, output: JSON.stringify({ given: input ?? null }) }),
    });
  }
  return { word, result: [...word].sort().join(''), someField: 'a field' };
};
