import type { DefinitionPlace } from './definition-place';
import { syntaxProblem } from './field-check';
import type { FieldCheck } from './field-check';
import { checkJsonata, parseJsonata, undelimited } from './jsonata-grammar';

/** What stands for something that only deployment knows. */
const PLACEHOLDER = /\$\{\w+\}/;

/** What only some fields can read of `$states`. */
export type ReadableState = 'result' | 'errorOutput';

const READABLE: readonly ReadableState[] = ['result', 'errorOutput'];

/**
 * Any value, with JSONata expressions at any depth.
 *
 * @param readable what the expressions can read of `$states` beside `input` and `context`
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export function jsonataValue(...readable: readonly ReadableState[]): FieldCheck {
  const check: FieldCheck = (place, scope) => {
    if (typeof place.value === 'string') {
      checkText(place, place.value, readable);
      return;
    }
    for (const child of [...place.fields(), ...place.items()]) {
      check(child, scope);
    }
  };
  return check;
}

/** What another check takes, or in a JSONata state an expression. */
export function jsonataOr(check: FieldCheck): FieldCheck {
  return (place, scope) => {
    if (scope.language === 'JSONata' && typeof place.value === 'string' && undelimited(place.value) !== undefined) {
      checkText(place, place.value, []);
    } else {
      check(place, scope);
    }
  };
}

function checkText(place: DefinitionPlace, text: string, readable: readonly ReadableState[]): void {
  const expression = undelimited(text);
  if (expression === undefined) {
    return;
  }
  const problem = syntaxProblem(expression, checkJsonata);
  if (problem !== undefined) {
    if (PLACEHOLDER.test(expression)) {
      return;
    }
    place.brokenRule('jsonataSyntax', `Value is not a JSONata expression: ${problem}`);
    return;
  }
  const suspects = READABLE.filter((name) => !readable.includes(name) && expression.includes(name));
  if (suspects.length === 0) {
    return;
  }
  const read = fieldsOfStates(parseJsonata(expression));
  for (const name of suspects.filter((suspect) => read.has(suspect))) {
    place.problem(`$states.${name} is not there in this field`);
  }
}

/** A node of a syntax tree. */
interface Node {
  readonly type?: unknown;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
}

/** The fields that an expression reads of `$states`. */
function fieldsOfStates(tree: unknown): Set<unknown> {
  const fields = new Set<unknown>();
  const seen = new Set<unknown>();
  const pending: unknown[] = [tree];
  while (pending.length > 0) {
    const node = pending.pop();
    if (typeof node !== 'object' || node === null || seen.has(node)) {
      continue;
    }
    seen.add(node);
    const { type, steps } = node as Node;
    const [first, second] = type === 'path' && steps !== undefined ? steps : [];
    if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name') {
      fields.add(second.value);
    }
    for (const child of Object.values(node) as unknown[]) {
      pending.push(child);
    }
  }
  return fields;
}
