import type { DefinitionPlace } from './definition-place';
import { anything, checkFields, integer, listOf, number, oneOf, resultPath, text } from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';
import { jsonataValue } from './jsonata-value';
import { variableAssignment } from './variable-assignment';

const MOST_SECONDS = 99_999_999;
const MOST_ATTEMPTS = 99_999_999;
const LONGEST_DELAY = 31_622_400;

const RETRIER: FieldChecks = {
  Comment: text,
  ErrorEquals: errorNames,
  IntervalSeconds: integer(1, MOST_SECONDS),
  MaxAttempts: integer(0, MOST_ATTEMPTS),
  BackoffRate: number(1),
  MaxDelaySeconds: integer(1, LONGEST_DELAY),
  JitterStrategy: oneOf('FULL', 'NONE'),
};

const CATCHER = {
  Comment: text,
  ErrorEquals: errorNames,
  // Where it leads to is checked with all other transitions.
  Next: anything,
  Assign: variableAssignment('errorOutput'),
} satisfies FieldChecks;

const CATCHERS: Readonly<Record<'JSONPath' | 'JSONata', FieldChecks>> = {
  JSONPath: { ...CATCHER, ResultPath: resultPath },
  JSONata: { ...CATCHER, Output: jsonataValue('errorOutput') },
};

/**
 * `Retry`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-retrying-after-an-error
 */
export const retriers: FieldCheck = (place, scope) => {
  handlers((retrier) => {
    checkFields(retrier, scope, RETRIER, ['ErrorEquals']);
    const { value: interval } = retrier.field('IntervalSeconds');
    const { value: longest } = retrier.field('MaxDelaySeconds');
    if (typeof interval === 'number' && typeof longest === 'number' && longest <= interval) {
      retrier.field('MaxDelaySeconds').problem('Value is not more than IntervalSeconds');
    }
  })(place, scope);
};

/**
 * `Catch`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html#error-handling-fallback-states
 */
export const catchers: FieldCheck = (place, scope) => {
  handlers((catcher) => checkFields(catcher, scope, CATCHERS[scope.language], ['ErrorEquals', 'Next']))(place, scope);
};

function handlers(check: FieldCheck): FieldCheck {
  return (place, scope) => {
    listOf(check)(place, scope);
    for (const handler of place.items().slice(0, -1)) {
      const names = handler.field('ErrorEquals');
      if (Array.isArray(names.value) && names.value.includes('States.ALL')) {
        names.brokenRule('errorOrder', 'States.ALL is only allowed in the last of the list');
      }
    }
  };
}

function errorNames(place: DefinitionPlace, scope: Parameters<FieldCheck>[1]): void {
  listOf(text, { empty: false })(place, scope);
  if (Array.isArray(place.value) && place.value.length > 1 && place.value.includes('States.ALL')) {
    place.brokenRule('errorOrder', 'States.ALL is only allowed alone');
  }
}
