import { findMistakes } from '@cdk-sfn/asl';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TaskFailure } from '../../src/engine/task-call';
import type { Json } from '../../src/json';
import { LAMBDA, runDefinition } from './run-definition';

/** Numbers that a machine is made from. */
type Dice = () => number;

const NAMES = ['a', 'b', 'c'];
const PUT = 'arn:aws:states:::dynamodb:putItem';
const RULES = ['missingField', 'lostInput', 'resultPathMismatch', 'unassignedVariable'];

function oneOf<T>(dice: Dice, ...values: readonly T[]): T {
  return values[dice() % values.length] as T;
}

/** A path of a JSONPath state. */
function path(dice: Dice): string {
  const steps = Array.from({ length: dice() % 3 }, () =>
    oneOf(dice, '.a', '.b', '.c', '.a', '[0]', '.Error', '.Cause'),
  );
  return oneOf(dice, '$', '$', '$', '$', '$v', '$$.Execution.Input') + steps.join('');
}

/** An expression of a JSONata state. */
function expression(dice: Dice): string {
  const names = Array.from({ length: dice() % 3 }, () => `.${oneOf(dice, ...NAMES, 'Error')}`).join('');
  const root = oneOf(dice, '$states.input', '$states.input', '$states.input', '$v', '$states.context.Execution.Input');
  return oneOf(
    dice,
    `{% ${root}${names} %}`,
    `{% ${root}${names} %}`,
    `{% $exists(${root}${names}) ? 1 : { "b": 2 } %}`,
    `{% [${root}${names}] %}`,
  );
}

function template(dice: Dice, jsonata: boolean, depth = 0): { readonly [name: string]: Json } {
  return Object.fromEntries(
    Array.from({ length: 1 + (dice() % 2) }, (): [string, Json] => {
      const name = oneOf(dice, ...NAMES);
      switch (dice() % 4) {
        case 0:
          return [name, oneOf<Json>(dice, 1, 'text', null, { b: 1 }, [{ a: 1 }], [])];
        case 1:
          return [name, depth > 2 ? {} : template(dice, jsonata, depth + 1)];
        default:
          return jsonata ? [name, expression(dice)] : [`${name}.$`, path(dice)];
      }
    }),
  );
}

function maybe(dice: Dice, fields: () => object): object {
  return dice() % 2 === 0 ? fields() : {};
}

const resultPath = (dice: Dice) => ({ ResultPath: oneOf(dice, null, '$', '$.a', '$.b.c') });

function jsonPathFields(dice: Dice, type: string): object {
  const flow = {
    ...maybe(dice, () => ({ InputPath: dice() % 4 === 0 ? null : path(dice) })),
    ...maybe(dice, () => (dice() % 3 === 0 ? { OutputPath: path(dice) } : {})),
    ...maybe(dice, () => ({ Assign: { [dice() % 2 === 0 ? 'v.$' : 'w.$']: path(dice) } })),
  };
  const result = { ...flow, ...maybe(dice, () => resultPath(dice)) };
  switch (type) {
    case 'Pass':
      return { ...result, ...maybe(dice, () => ({ Parameters: template(dice, false) })) };
    case 'Map':
      return { ...result, ItemsPath: path(dice), ...maybe(dice, () => ({ ItemSelector: template(dice, false) })) };
    case 'Task':
    case 'Parallel':
      return {
        ...result,
        ...maybe(dice, () => ({ Parameters: template(dice, false) })),
        ...maybe(dice, () => ({ ResultSelector: { 'a.$': oneOf(dice, '$', '$.a', '$.Attributes', '$.b') } })),
      };
    default:
      return flow;
  }
}

function jsonataFields(dice: Dice, type: string): object {
  const flow = {
    ...maybe(dice, () => ({ Output: dice() % 2 === 0 ? template(dice, true) : expression(dice) })),
    ...maybe(dice, () => ({ Assign: { [dice() % 2 === 0 ? 'v' : 'w']: expression(dice) } })),
  };
  switch (type) {
    case 'Map':
      return { ...flow, Items: expression(dice), ...maybe(dice, () => ({ ItemSelector: template(dice, true) })) };
    case 'Task':
    case 'Parallel':
      return { ...flow, ...maybe(dice, () => ({ Arguments: template(dice, true) })) };
    default:
      return flow;
  }
}

/** A machine whose states have names that begin with the prefix; each but the first is where some other leads to. */
function machine(dice: Dice, jsonata: boolean, prefix = 'S', depth = 0): { readonly [field: string]: Json } {
  const count = 1 + (dice() % (depth === 0 ? 6 : 3));
  const name = (i: number) => `${prefix}${i}`;
  const types = ['Pass', 'Pass', 'Task', 'Choice', ...(depth < 2 ? ['Map', 'Parallel'] : [])];
  const inner = (i: number, branch: number) => machine(dice, jsonata, `${name(i)}.${branch}.`, depth + 1);
  const states = Array.from({ length: count }, (_, i): [string, object] => {
    const type = i === count - 1 ? 'Pass' : oneOf(dice, ...types);
    const fields = jsonata ? jsonataFields(dice, type) : jsonPathFields(dice, type);
    const flow = i === count - 1 ? { End: true } : { Next: name(i + 1) };
    const handlers = maybe(dice, () => ({
      Catch: [
        {
          ErrorEquals: ['States.ALL'],
          Next: name(Math.max(1, dice() % count)),
          ...(jsonata ? {} : maybe(dice, () => resultPath(dice))),
        },
      ],
    }));
    switch (type) {
      case 'Choice': {
        const back = name(dice() % count);
        const choices = jsonata
          ? { Condition: oneOf(dice, '{% $exists($states.input.a) %}', '{% $random() < 0.5 %}') }
          : { Variable: path(dice), IsPresent: true };
        return [name(i), { Type: 'Choice', ...fields, Choices: [{ ...choices, Next: back }], Default: name(i + 1) }];
      }
      case 'Map':
        return [name(i), { Type: 'Map', ...fields, ...handlers, ...flow, ItemProcessor: inner(i, 0) }];
      case 'Parallel':
        return [name(i), { Type: 'Parallel', ...fields, ...handlers, ...flow, Branches: [inner(i, 0), inner(i, 1)] }];
      case 'Task':
        return [name(i), { Type: 'Task', Resource: oneOf(dice, LAMBDA, PUT), ...fields, ...handlers, ...flow }];
      default:
        return [name(i), { Type: 'Pass', ...fields, ...flow }];
    }
  });
  const named = states.map(([Comment, state]) => [Comment, { ...state, Comment }]);
  return { StartAt: name(0), States: Object.fromEntries(named) as Json };
}

interface State {
  /** Its name. */
  readonly Comment?: string;
  readonly Type?: string;
  readonly Catch?: Json;
}

/** The state that a place is in. */
function stateAt(definition: object, location: string): State {
  const segments = location.split('/').slice(1);
  const depth = segments.lastIndexOf('States') + 2;
  return segments
    .slice(0, depth)
    .reduce<object>((value, segment) => (value as Readonly<Record<string, object>>)[segment] ?? {}, definition);
}

const INPUTS: readonly Json[] = [{}, { a: 1 }, { a: { a: 1, b: { c: [1] } }, b: [{ a: 2 }], c: 'text' }, [1, { a: 2 }]];

test('no execution leaves a state by its way on in which there is a mistake of data', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(1000), { minLength: 30, maxLength: 200 }),
      fc.boolean(),
      fc.constantFrom(...INPUTS),
      async (numbers, jsonata, input) => {
        let at = 0;
        const definition = {
          ...(jsonata && { QueryLanguage: 'JSONata' }),
          ...machine(() => numbers[at++ % numbers.length] ?? 0, jsonata),
        };
        const mistakes = findMistakes(definition);
        if (mistakes.some(({ rule }) => !RULES.includes(rule) && rule !== 'unknownArgument')) {
          // Not a definition that the service would take.
          return;
        }
        // What a handler of errors reads, or what is selected of items, may be wrong although the state goes on; in the
        // midst of an expression of JSONata, a variable that nobody assigned may do no harm.
        const wrong = mistakes.filter(
          ({ location, rule }) =>
            RULES.includes(rule) &&
            !/\/(Catch|ItemSelector)\//.test(location) &&
            !(jsonata && rule === 'unassignedVariable'),
        );
        found += wrong.length;
        const { history } = await runDefinition(definition, {
          input,
          limits: { historyEvents: 300 },
          tasks: ({ resource, stateName }) => {
            if (stateName.length % 3 === 0) {
              throw new TaskFailure('Odd', 'cause');
            }
            return resource === LAMBDA ? { a: { b: 1 } } : { Attributes: {}, SdkHttpMetadata: {} };
          },
        });
        // A handler of errors would leave the state as well; a Choice evaluates only what is of the way that it goes.
        const failing = wrong
          .map(({ location }) => stateAt(definition, location))
          .filter(({ Catch, Type }) => Catch === undefined && Type !== 'Choice');
        const names = new Set(failing.map(({ Comment }) => Comment));
        const left = history.flatMap((event) => event.stateExitedEventDetails?.name ?? []);
        expect(left.filter((name) => names.has(name))).toEqual([]);
      },
    ),
    { numRuns: 750 },
  );
  expect(found).toBeGreaterThan(100);
});
