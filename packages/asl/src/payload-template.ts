import { DefinitionPlace } from './definition-place';
import { syntaxProblem } from './field-check';
import type { FieldCheck } from './field-check';
import { parseExpression } from './path-grammar';

/**
 * An object in which a field whose name ends in `.$` holds a path or an intrinsic function, at any depth.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-inputpath-params.html
 */
export const payloadTemplate: FieldCheck = (place) => {
  if (place.isObject) {
    checkFields(place);
  } else {
    place.problem('Value is not an object');
  }
};

function checkFields(place: DefinitionPlace): void {
  for (const field of place.fields()) {
    const name = String(field.segment);
    if (!name.endsWith('.$')) {
      checkFields(field);
      continue;
    }
    if (place.has(name.slice(0, -2))) {
      place.problem(`There is more than one of the fields ${name.slice(0, -2)}, ${name}`);
    }
    const problem =
      typeof field.value === 'string' ? syntaxProblem(field.value, parseExpression) : 'it is not a string';
    if (problem !== undefined) {
      place.problem(
        `The value for the field ${DefinitionPlace.quote(name)} must be a valid path or intrinsic function: ${problem}`,
      );
    }
  }
  for (const item of place.items()) {
    checkFields(item);
  }
}
