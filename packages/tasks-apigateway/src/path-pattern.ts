import { FieldUtils, isFromState, JsonPath } from '@cdk-sfn/core';

/** What stands for a CDK token in text: encoded text, or an encoded number. */
const ENCODED_TOKEN = /(\$\{Token\[[^\]]+\]\}|-1\.888\d*e\+289)/;

/** The text that `States.Format` fills in. */
const TEMPLATE = /^States\.Format\('((?:[^'\\]|\\.)*)'/;

/** A text as IAM matches it: `*` stands for what comes from the state, all else stays. */
export function pathPattern(text: string): string {
  return text
    .split(ENCODED_TOKEN)
    .map((piece) => (isFromState(piece) ? referencePattern(piece) : piece))
    .join('');
}

function referencePattern(reference: string): string {
  if (!JsonPath.isEncodedJsonPath(reference)) {
    return '*';
  }
  const [expression] = Object.values(FieldUtils.renderObject({ reference }) ?? {}) as string[];
  const template = TEMPLATE.exec(expression ?? '')?.[1];
  return template?.replaceAll('{}', '*').replace(/\\(.)/g, '$1') ?? '*';
}
