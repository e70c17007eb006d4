import { parseExpression, undelimited } from '@cdk-sfn/asl';
import { isReference, readArgument, textParts } from './argument-value';
import type { Reference } from './argument-value';
import { JsonPathReference } from './json-path-reference';

/** A text as IAM matches it: `*` in place of what comes from the state, all else as it is. */
export function iamPattern(text: string): string {
  if (undelimited(text) !== undefined) {
    return '*';
  }
  const argument = readArgument(text);
  if (argument.kind === 'reference') {
    return referencePattern(argument.reference);
  }
  return textParts(text)
    .map((part) => (isReference(part) ? referencePattern(part) : 'token' in part ? part.token : part.literal))
    .join('');
}

/** Of a text that `States.Format` puts together, what is written out is known. */
function referencePattern(reference: Reference): string {
  if (!JsonPathReference.isJsonPathReference(reference)) {
    return '*';
  }
  const expression = parseExpression(reference.path);
  const [template] = expression.kind === 'call' && expression.name === 'States.Format' ? expression.args : [];
  return template?.kind === 'literal' ? String(template.value).replaceAll('{}', '*') : '*';
}
