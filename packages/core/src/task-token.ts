import { parseExpression, pathsOf, readsTaskToken } from '@cdk-sfn/asl';
import type { Path } from '@cdk-sfn/asl';
import { referencesIn } from './argument-value';
import { JsonPathReference } from './json-path-reference';

/** True when the arguments hand the task's token on, wherever it stands in them and in either language. */
export function containsTaskToken(args: unknown): boolean {
  return referencesIn(args).some((reference) => {
    try {
      return JsonPathReference.isJsonPathReference(reference)
        ? pathsOf(parseExpression(reference.path)).some(holdsTaskToken)
        : readsTaskToken(reference.expression);
    } catch {
      // An expression with parts that deployment fills in cannot be parsed; it gets the benefit of the doubt.
      return true;
    }
  });
}

const TOKEN_PLACE = ['Task', 'Token'];

function holdsTaskToken({ root, steps }: Path): boolean {
  return (
    root.kind === 'context' &&
    steps.length <= TOKEN_PLACE.length &&
    steps.every((step, i) => step.kind === 'field' && step.name === TOKEN_PLACE[i])
  );
}
