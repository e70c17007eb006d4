import { CHOICE_OPERATORS } from './choice-operators';
import type { DefinitionPlace } from './definition-place';
import { anything, checkFields, flag, listOf, path, text } from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';
import { jsonataOr, jsonataValue } from './jsonata-value';
import type { StateScope } from './state-scope';
import { variableAssignment } from './variable-assignment';

const COMBINATIONS = {
  And: listOf(nestedRule, { empty: false }),
  Or: listOf(nestedRule, { empty: false }),
  Not: nestedRule,
} satisfies FieldChecks;

const NESTED: FieldChecks = { Comment: text, Variable: path, ...COMBINATIONS, ...CHOICE_OPERATORS };

// Where it leads to is checked with all other transitions.
const TOP = { Comment: text, Next: anything, Assign: variableAssignment() } satisfies FieldChecks;

const RULES: Readonly<Record<'JSONPath' | 'JSONata', FieldChecks>> = {
  JSONPath: { ...NESTED, ...TOP },
  JSONata: { ...TOP, Condition: jsonataOr(flag), Output: jsonataValue() },
};

/**
 * `Choices`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html
 */
export const choiceRules: FieldCheck = listOf(
  (rule, scope) => {
    if (scope.language === 'JSONata') {
      checkFields(rule, scope, RULES.JSONata, ['Condition', 'Next']);
    } else {
      checkFields(rule, scope, RULES.JSONPath, ['Next']);
      checkTest(rule);
    }
  },
  { empty: false },
);

function nestedRule(rule: DefinitionPlace, scope: StateScope): void {
  checkFields(rule, scope, NESTED);
  checkTest(rule);
}

/** A rule tests one thing: a comparison of `Variable`, or a combination of other rules. */
function checkTest(rule: DefinitionPlace): void {
  if (!rule.isObject) {
    return;
  }
  const names = rule.fields().map(({ segment }) => String(segment));
  const comparisons = names.filter((name) => Object.hasOwn(CHOICE_OPERATORS, name));
  const tests = [...comparisons, ...names.filter((name) => Object.hasOwn(COMBINATIONS, name))];
  if (tests.length === 0) {
    rule.problem('One comparison, such as StringEquals, or And, Or, Not is required');
  } else if (tests.length > 1) {
    rule.problem(`There is more than one of the fields ${tests.join(', ')}`);
  }
  if (comparisons.length > 0 && !rule.has('Variable')) {
    rule.problem("Field 'Variable' is required");
  }
}
