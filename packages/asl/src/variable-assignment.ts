import { DefinitionPlace } from './definition-place';
import type { FieldCheck } from './field-check';
import { jsonataValue } from './jsonata-value';
import type { ReadableState } from './jsonata-value';
import { payloadTemplate } from './payload-template';

const LONGEST_NAME = 80;
const NAME = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/**
 * `Assign`: the variables to set, and what to.
 *
 * @param readable what the expressions of a JSONata state can read of `$states` beside `input` and `context`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
 */
export function variableAssignment(...readable: readonly ReadableState[]): FieldCheck {
  const jsonata = jsonataValue(...readable);
  return (place, scope) => {
    if (!place.isObject) {
      place.problem('Value is not an object');
      return;
    }
    for (const { segment } of place.fields()) {
      const key = String(segment);
      const name = scope.language === 'JSONPath' && key.endsWith('.$') ? key.slice(0, -2) : key;
      const problem = nameProblem(name);
      if (problem !== undefined) {
        place.problem(`The variable name ${DefinitionPlace.quote(name)} ${problem}`);
      }
    }
    (scope.language === 'JSONPath' ? payloadTemplate : jsonata)(place, scope);
  };
}

function nameProblem(name: string): string | undefined {
  if (name === 'states') {
    return 'is reserved';
  }
  if ([...name].length > LONGEST_NAME) {
    return `has more than ${LONGEST_NAME} characters`;
  }
  return NAME.test(name) ? undefined : 'is not a letter with letters, digits and _ behind it';
}
