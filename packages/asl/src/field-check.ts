import { DefinitionPlace } from './definition-place';
import { ExpressionSyntaxError } from './expression-syntax-error';
import { parseExpression, parsePath, parseReferencePath } from './path-grammar';
import type { StateScope } from './state-scope';

/** Puts what is wrong with the value of a field on the list of problems. */
export type FieldCheck = (place: DefinitionPlace, scope: StateScope) => void;

/** The fields that an object may have, and what their values are to be. */
export type FieldChecks = Readonly<Record<string, FieldCheck>>;

/** Any value will do, or is looked at elsewhere. */
export const anything: FieldCheck = () => undefined;

/** Text. */
export const text: FieldCheck = (place) => {
  if (typeof place.value !== 'string') {
    place.problem('Value is not a string');
  }
};

/** `true` or `false`. */
export const flag: FieldCheck = (place) => {
  if (typeof place.value !== 'boolean') {
    place.problem('Value is not a boolean');
  }
};

/** A number within limits. */
export function number(min = -Infinity, max = Infinity): FieldCheck {
  return (place) => numberWithin(place, typeof place.value === 'number', 'number', min, max);
}

/** A whole number within limits. */
export function integer(min: number, max = Infinity): FieldCheck {
  return (place) => numberWithin(place, Number.isInteger(place.value), 'whole number', min, max);
}

function numberWithin(place: DefinitionPlace, isNumber: boolean, noun: string, min: number, max: number): void {
  if (!isNumber) {
    place.problem(`Value is not a ${noun}`);
  } else if ((place.value as number) < min) {
    place.problem(`Value is less than ${min}`);
  } else if ((place.value as number) > max) {
    place.problem(`Value is more than ${max}`);
  }
}

/** One of some texts. */
export function oneOf(...values: readonly string[]): FieldCheck {
  return (place) => {
    if (!values.includes(place.value as string)) {
      place.problem(`Value is not one of ${values.join(', ')}`);
    }
  };
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d)?)$/i;

/** A time, such as `2016-08-18T17:33:00Z`. */
export const timestamp: FieldCheck = (place) => {
  if (typeof place.value !== 'string' || !TIMESTAMP.test(place.value)) {
    place.problem('Value is not a timestamp such as 2016-08-18T17:33:00Z');
  }
};

/** A path. */
export const path: FieldCheck = parsed('path', parsePath);

/** A path that names one place in the input, or nowhere with `null`. */
export const resultPath: FieldCheck = orNull(parsed('reference path', parseReferencePath));

/** A path or an intrinsic function. */
export const pathOrFunction: FieldCheck = parsed('path or intrinsic function', parseExpression);

/** `null`, or what another check takes. */
export function orNull(check: FieldCheck): FieldCheck {
  return (place, scope) => {
    if (place.value !== null) {
      check(place, scope);
    }
  };
}

function parsed(noun: string, parse: (text: string) => unknown): FieldCheck {
  return (place) => {
    if (typeof place.value !== 'string') {
      place.problem(`Value is not a ${noun}`);
      return;
    }
    const problem = syntaxProblem(place.value, parse);
    if (problem !== undefined) {
      place.problem(`Value is not a ${noun}: ${problem}`);
    }
  };
}

/** Why a text does not parse. */
export function syntaxProblem(text: string, parse: (text: string) => unknown): string | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (!ExpressionSyntaxError.isExpressionSyntaxError(error)) {
      throw error;
    }
    return `${error.problem} at position ${error.position} of ${DefinitionPlace.quote(text)}`;
  }
}

/** A list, of which each item is checked. */
export function listOf(check: FieldCheck, { empty }: { readonly empty: boolean } = { empty: true }): FieldCheck {
  return (place, scope) => {
    if (!Array.isArray(place.value)) {
      place.problem('Value is not an array');
      return;
    }
    if (!empty && place.value.length === 0) {
      place.problem('Value is an empty array');
    }
    for (const item of place.items()) {
      check(item, scope);
    }
  };
}

/** Checks each field of an object, those that are missing, and those that it does not have. */
export function checkFields(
  place: DefinitionPlace,
  scope: StateScope,
  fields: FieldChecks,
  required: readonly string[] = [],
): void {
  if (!place.isObject) {
    place.problem('Value is not an object');
    return;
  }
  for (const field of place.fields()) {
    const name = String(field.segment);
    if (!Object.hasOwn(fields, name)) {
      field.problem(`Field ${DefinitionPlace.quote(name)} is not supported`);
    } else if (field.value !== undefined) {
      fields[name]?.(field, scope);
    }
  }
  for (const name of required) {
    if (!place.has(name)) {
      place.problem(`Field '${name}' is required`);
    }
  }
}

/** Checks that an object has at most one of some fields. */
export function atMostOne(place: DefinitionPlace, ...names: readonly string[]): void {
  const present = names.filter((name) => place.has(name));
  if (present.length > 1) {
    place.problem(`There is more than one of the fields ${present.join(', ')}`);
  }
}

/** Checks that an object has one of some fields, and not two. */
export function exactlyOne(place: DefinitionPlace, ...names: readonly string[]): void {
  atMostOne(place, ...names);
  if (!names.some((name) => place.has(name))) {
    place.problem(`One of the fields ${names.join(', ')} is required`);
  }
}
