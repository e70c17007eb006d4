import { Reference, Tokenization } from 'aws-cdk-lib/core';

/** The attribute of a resource that a text stands for as a whole: `GuardrailArn`. `undefined` for any other text. */
export function attributeName(text: string): string | undefined {
  const { length, tokens } = Tokenization.reverseString(text);
  const [token] = tokens;
  return length === 1 && Reference.isReference(token) ? token.displayName : undefined;
}
