import { choiceRules } from './choice-rules';
import type { DefinitionPlace } from './definition-place';
import { catchers, retriers } from './error-handlers';
import {
  anything,
  atMostOne,
  checkFields,
  exactlyOne,
  flag,
  integer,
  oneOf,
  orNull,
  path,
  pathOrFunction,
  resultPath,
  text,
  timestamp,
} from './field-check';
import type { FieldCheck, FieldChecks } from './field-check';
import { jsonataOr, jsonataValue } from './jsonata-value';
import { MAP_FIELDS, checkMap } from './map-fields';
import { payloadTemplate } from './payload-template';
import type { QueryLanguage, StateScope } from './state-scope';
import { TASK_FIELDS, checkTask } from './task-fields';
import { variableAssignment } from './variable-assignment';

const MOST_SECONDS = 99_999_999;

/** The fields of a type of state, in both languages and in one of them alone. */
interface StateFields {
  readonly both: FieldChecks;
  readonly JSONPath: FieldChecks;
  readonly JSONata: FieldChecks;
  readonly required?: readonly string[];
  /** Checks what the fields are together. */
  readonly together?: (state: DefinitionPlace, scope: StateScope) => void;
}

const COMMON: FieldChecks = { Type: anything, Comment: text, QueryLanguage: oneOf('JSONPath', 'JSONata') };

// Where it leads to is checked with all other transitions.
const FLOW: FieldChecks = { Next: anything, End: flag };

const DATA_FLOW = { InputPath: orNull(path), OutputPath: orNull(path) } satisfies FieldChecks;

/** What reshapes what a state does not make itself. */
const OF_RESULT = { Output: jsonataValue('result'), Assign: variableAssignment('result') } satisfies FieldChecks;
const OF_INPUT = { Output: jsonataValue(), Assign: variableAssignment() } satisfies FieldChecks;

const ERRORS: FieldChecks = { Retry: retriers, Catch: catchers };

const RESULT = { ResultSelector: payloadTemplate, ResultPath: resultPath } satisfies FieldChecks;

const array: FieldCheck = (place) => {
  if (!Array.isArray(place.value)) {
    place.problem('Value is not an array');
  }
};

const STATES: Readonly<Record<string, StateFields>> = {
  Task: {
    both: { ...FLOW, ...ERRORS, ...TASK_FIELDS.both, Assign: OF_RESULT.Assign },
    JSONPath: { ...DATA_FLOW, ...RESULT, ...TASK_FIELDS.JSONPath, Parameters: payloadTemplate },
    JSONata: { ...TASK_FIELDS.JSONata, Arguments: jsonataValue(), Output: OF_RESULT.Output },
    required: ['Resource'],
    together: checkTask,
  },
  Parallel: {
    // The machines in it are checked as machines.
    both: { ...FLOW, ...ERRORS, Branches: array, Assign: OF_RESULT.Assign },
    JSONPath: { ...DATA_FLOW, ...RESULT, Parameters: payloadTemplate },
    JSONata: { Arguments: jsonataValue(), Output: OF_RESULT.Output },
    required: ['Branches'],
  },
  Map: {
    both: { ...FLOW, ...ERRORS, ...MAP_FIELDS.both, Assign: OF_RESULT.Assign },
    JSONPath: { ...DATA_FLOW, ...RESULT, ...MAP_FIELDS.JSONPath, Parameters: payloadTemplate },
    JSONata: { ...MAP_FIELDS.JSONata, Output: OF_RESULT.Output },
    together: (state, scope) => {
      exactlyOne(state, 'ItemProcessor', 'Iterator');
      checkMap(state, scope);
    },
  },
  Pass: {
    // What a Pass hands on may count as its result.
    both: { ...FLOW, Assign: OF_RESULT.Assign },
    JSONPath: { ...DATA_FLOW, ResultPath: resultPath, Result: anything, Parameters: payloadTemplate },
    JSONata: { Output: OF_RESULT.Output },
  },
  Wait: {
    both: {
      ...FLOW,
      Assign: OF_INPUT.Assign,
      Seconds: jsonataOr(integer(0, MOST_SECONDS)),
      Timestamp: jsonataOr(timestamp),
    },
    JSONPath: { ...DATA_FLOW, SecondsPath: path, TimestampPath: path },
    JSONata: { Output: OF_INPUT.Output },
    together: (state) => exactlyOne(state, 'Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'),
  },
  Choice: {
    both: { Choices: choiceRules, Default: anything, Assign: OF_INPUT.Assign },
    JSONPath: DATA_FLOW,
    JSONata: { Output: OF_INPUT.Output },
    required: ['Choices'],
  },
  Succeed: {
    both: {},
    JSONPath: DATA_FLOW,
    JSONata: { Output: OF_INPUT.Output },
  },
  Fail: {
    both: { Error: jsonataOr(text), Cause: jsonataOr(text) },
    JSONPath: { ErrorPath: pathOrFunction, CausePath: pathOrFunction },
    JSONata: {},
    together: (state) => {
      atMostOne(state, 'Error', 'ErrorPath');
      atMostOne(state, 'Cause', 'CausePath');
    },
  },
};

const OTHER: Readonly<Record<QueryLanguage, QueryLanguage>> = { JSONPath: 'JSONata', JSONata: 'JSONPath' };

/** The fields of a type in one language, those of the other saying so. */
const CHECKS = new Map(
  Object.entries(STATES).map(([type, fields]) => [
    type,
    { JSONPath: checksIn(fields, 'JSONPath'), JSONata: checksIn(fields, 'JSONata') },
  ]),
);

function checksIn(fields: StateFields, language: QueryLanguage): FieldChecks {
  const foreign: FieldCheck = (field) =>
    field.problem(
      `Field '${field.segment}' is only supported in a ${OTHER[language]} state; this is a ${language} state`,
    );
  return {
    ...Object.fromEntries(Object.keys(fields[OTHER[language]]).map((name) => [name, foreign])),
    ...COMMON,
    ...fields.both,
    ...fields[language],
  };
}

/**
 * Checks the fields of a state: those that its type has to have and may have, what stands in them, and what they are
 * together. Transitions and the machines inside of it are checked elsewhere.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/statemachine-structure.html
 */
export function checkStateFields(state: DefinitionPlace, scope: StateScope): void {
  if (!state.isObject) {
    state.problem('Value is not an object');
    return;
  }
  const type = state.field('Type');
  const checks = typeof type.value === 'string' ? CHECKS.get(type.value) : undefined;
  const fields = checks === undefined ? undefined : STATES[type.value as string];
  if (checks === undefined || fields === undefined) {
    if (state.has('Type')) {
      type.problem(`Value is not one of ${[...CHECKS.keys()].join(', ')}`);
    } else {
      state.problem("Field 'Type' is required");
    }
    return;
  }
  checkFields(state, scope, checks[scope.language], fields.required);
  fields.together?.(state, scope);
  if (Object.hasOwn(fields.both, 'End')) {
    checkFlow(state);
  }
}

/** A state that goes on has a state behind it, or is the end. */
function checkFlow(state: DefinitionPlace): void {
  const ends = state.field('End').value === true;
  if (ends && state.has('Next')) {
    state.problem('There is more than one of the fields Next, End');
  } else if (!ends && !state.has('Next')) {
    state.problem('One of the fields Next, End is required');
  }
}
