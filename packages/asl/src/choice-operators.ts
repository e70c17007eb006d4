import { flag, number, path, text, timestamp } from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';

const RELATIONS = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];

function compared(type: string, relations: readonly string[], operand: FieldCheck): [string, FieldCheck][] {
  return relations.flatMap((relation): [string, FieldCheck][] => [
    [`${type}${relation}`, operand],
    [`${type}${relation}Path`, path],
  ]);
}

/**
 * The comparisons of a `Choice` in JSONPath, and what they compare `Variable` with.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html#amazon-states-language-choice-state-rules
 */
export const CHOICE_OPERATORS: FieldChecks = Object.fromEntries<FieldCheck>([
  ...compared('String', RELATIONS, text),
  ...compared('Numeric', RELATIONS, number()),
  ...compared('Timestamp', RELATIONS, timestamp),
  ...compared('Boolean', ['Equals'], flag),
  ['StringMatches', text],
  ...['IsBoolean', 'IsNull', 'IsNumeric', 'IsPresent', 'IsString', 'IsTimestamp'].map((name): [string, FieldCheck] => [
    name,
    flag,
  ]),
]);
