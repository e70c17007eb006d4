import jsonata from 'jsonata';
import { ARRAY_LIMIT, EvaluationBudget, EvaluationFailure } from './evaluation-budget';
import { callChain } from './call-chain';
import { guardedFunction, WITHHELD_FUNCTIONS } from './guarded-functions';
import { MARK, analyseJsonata } from './jsonata-analysis';
import type { AstNode, Mark } from './jsonata-analysis';
import { isJsonataCallable } from './jsonata-callable';
import { JSONATA_FUNCTIONS } from './jsonata-functions';
import { BUDGET, budgetOf, libraryError } from './jsonata-library';
import type { EvaluationBase, Focus, JsonataFunction } from './jsonata-library';
import { LinearRegex } from './linear-regex';
import { plainValue } from './plain-value';
import { privateCopy } from './private-copy';
import type { Json } from '../json';
import type { JsonataScope } from './scope';
import { weightOf } from './value-weight';

/**
 * How many parts of an expression may wait for each other: recursion, and the fields of an object and the items of a
 * list, which the library begins all at once.
 */
const ACTIVE_LIMIT = 50_000;

/** How many parts may begin inside each other before the stack of JavaScript is given time to unwind. */
const BREATH = 64;

/** The hooks of the library. They are symbols, which its types do not tell. */
const ENTRY = Symbol.for('jsonata.__evaluate_entry') as unknown as string;
const EXIT = Symbol.for('jsonata.__evaluate_exit') as unknown as string;
const NEW_FRAME = Symbol.for('jsonata.__createFrame_push') as unknown as string;

/** How many scopes may be inside each other: the library goes through them for each name. */
const SCOPE_LIMIT = 500;

/** How many scopes there are around one. */
const LEVEL = Symbol('level');

/** A parsed expression that can be evaluated any number of times, also at the same time. */
export interface SandboxedExpression {
  /**
   * What the expression gives, as plain JSON, or `undefined` for nothing.
   *
   * Rejects with `EvaluationFailure` when it was stopped, with `NotJson` for a result that JSON has no place for, and
   * with what the library throws.
   */
  evaluate(scope: JsonataScope): Promise<Json | undefined>;
}

interface Environment {
  readonly base: EvaluationBase;
  lookup(name: string): unknown;
  [LEVEL]?: number;
}

/**
 * Parses an expression, to be evaluated by the library within bounds: it sees the data and nothing else of the host,
 * leaves the data as it is, and ends within `WORK_LIMIT` steps.
 *
 * @param expression without delimiters
 * @throws what the library throws when it does not parse
 */
export function sandboxedExpression(expression: string): SandboxedExpression {
  const parsed = jsonata(expression);
  const analysis = analyseJsonata(parsed.ast() as unknown as AstNode);
  for (const name of analysis.names.keys()) {
    const added = JSONATA_FUNCTIONS.get(name);
    if (added !== undefined) {
      parsed.registerFunction(name, added.implementation as (...args: any[]) => any, added.signature);
    }
  }

  // The library asks for its first step before it gives control back.
  let starting: { readonly budget: EvaluationBudget; readonly bound: ReadonlySet<string> } | undefined;
  parsed.assign(ENTRY, (_node: AstNode, _input: unknown, environment: Environment): void => {
    if (starting !== undefined) {
      const { budget, bound } = starting;
      starting = undefined;
      prepare(environment.base, budget, functionsFor(analysis.names, bound, environment));
    }
  });
  parsed.assign(EXIT, left);
  parsed.assign(NEW_FRAME, nest);

  return {
    async evaluate(scope) {
      if (analysis.problem !== undefined) {
        throw new EvaluationFailure(analysis.problem);
      }
      const budget = new EvaluationBudget(scope.entropy, analysis.transforms);
      const bindings = Object.create(null) as Record<string, unknown>;
      for (const [name, reads] of analysis.names) {
        const value = name === 'states' ? scope.states : scope.variables.get(name);
        if (value !== undefined) {
          bindings[name] = analysis.writes ? privateCopy(value, reads) : value;
        }
      }
      starting = { budget, bound: new Set(Object.keys(bindings)) };
      try {
        const result: unknown = await parsed.evaluate(undefined, bindings);
        if (result === undefined) {
          return undefined;
        }
        weightOf(result, budget);
        return plainValue(result);
      } finally {
        starting = undefined;
        budget.close();
      }
    },
  };
}

/** The functions that an expression mentions: new ones for each evaluation, because the library writes into them. */
function functionsFor(
  names: ReadonlyMap<string, unknown>,
  bound: ReadonlySet<string>,
  environment: Environment,
): ReadonlyMap<string, JsonataFunction | undefined> {
  const functions = new Map<string, JsonataFunction | undefined>();
  for (const name of names.keys()) {
    if (bound.has(name)) {
      continue;
    }
    if (WITHHELD_FUNCTIONS.includes(name)) {
      functions.set(name, undefined);
      continue;
    }
    const original = environment.lookup(name) as JsonataFunction | undefined;
    if (original !== undefined) {
      functions.set(name, guardedFunction(name, name === 'now' ? clockFunction(original, environment) : original));
    }
  }
  return functions;
}

/** `$now`, by the clock of the execution. */
function clockFunction(original: JsonataFunction, environment: Environment): JsonataFunction {
  const format = (environment.lookup('fromMillis') as JsonataFunction).implementation as (
    this: Focus,
    ...args: unknown[]
  ) => unknown;
  return {
    ...original,
    implementation: function (this: Focus, picture: string, timezone: string) {
      return format.call(this, budgetOf(this).entropy.now(), picture, timezone);
    },
  };
}

function prepare(
  base: EvaluationBase,
  budget: EvaluationBudget,
  functions: ReadonlyMap<string, JsonataFunction | undefined>,
): void {
  for (const [name, definition] of functions) {
    base.bind(name, definition);
  }
  base[BUDGET] = budget;
  base.options = { sequence: ARRAY_LIMIT };
  const breathe = (): void => base.bind(ENTRY, undefined);
  breathe();
  base.guardrails = () => {
    budget.spend(1);
    if (base.depth > ACTIVE_LIMIT) {
      throw libraryError('D1011');
    }
    if (base.depth % BREATH === 0) {
      base.bind(ENTRY, breathe);
    }
  };
  base.timestamp = new Date(budget.entropy.now());
  base.RegexEngine = function (pattern: RegExp) {
    return new LinearRegex(pattern, budget);
  };
  const push = function (this: unknown[], ...items: unknown[]): number {
    if (this.length + items.length > ARRAY_LIMIT) {
      throw libraryError('D2015', ARRAY_LIMIT);
    }
    budget.spend(items.length / 32);
    return Array.prototype.push.apply(this, items);
  };
  base.createSequence = (...items) => Object.assign([...items], { sequence: true, push });
}

function nest(outer: Environment, inner: Environment): void {
  const level = (outer[LEVEL] ?? 0) + 1;
  if (level > SCOPE_LIMIT) {
    throw new EvaluationFailure(`It has more than ${SCOPE_LIMIT} scopes inside each other`);
  }
  inner[LEVEL] = level;
}

function left(node: AstNode, input: unknown, environment: Environment, result: unknown): void {
  const budget = environment.base[BUDGET];
  if (budget === undefined) {
    return;
  }
  const level = environment[LEVEL] ?? 0;
  if (level > 16) {
    budget.spend(level / 32);
  }
  if (typeof result === 'string') {
    budget.checkText(result);
  } else if (Array.isArray(result)) {
    budget.spend(result.length / 64);
  } else if (typeof result === 'function') {
    callChain(result);
  }
  if (node.type === 'partial') {
    // The library parses the parameters of a function each time that it is partially applied.
    budget.spend(100);
  }
  if (
    node.type === 'descendant' ||
    node.type === 'wildcard' ||
    (node.type === 'name' && Array.isArray(input) && input.length > 0)
  ) {
    // These go through all that is in the value, or through arrays inside of arrays.
    budget.spend(weightOf(input, budget) / 32);
  }
  const mark = node[MARK];
  if (mark !== undefined) {
    leftMarked(mark, result, budget);
  }
}

function leftMarked(mark: Mark, result: unknown, budget: EvaluationBudget): void {
  if (mark.isOrder === true) {
    budget.compare();
  }
  if (mark.asked !== undefined) {
    // The library copies what a group has so far for each item that it adds.
    mark.asked++;
    budget.spend(mark.asked / 256);
  }
  if (mark.groupKeys !== undefined) {
    for (const key of mark.groupKeys) {
      key.asked = 0;
    }
  }
  if (mark.makes !== undefined && typeof result === 'object') {
    budget.spend(Array.isArray(result) ? result.length / 16 : 0);
    weightOf(result, budget);
  }
  if (typeof result === 'string') {
    // A text that was put together is made one piece when something looks into it.
    budget.spend(mark.isDeep || mark.isOrder ? result.length / 256 : 0);
  } else if (mark.isDeep || (mark.isText && typeof result === 'object') || (mark.isTest && Array.isArray(result))) {
    budget.spend(weightOf(result, budget) / 32);
  }
  if (mark.isSearched && Array.isArray(result)) {
    for (const item of result as readonly unknown[]) {
      budget.spend(typeof item === 'string' ? item.length / 1024 : 0);
    }
  }
  const single = unwrapped(result);
  if (mark.isCalled && typeof single === 'function') {
    // Each call leaves something behind until the last one comes back.
    budget.spend(8 + callChain(single));
  }
  if (mark.isCalled && typeof single === 'object' && !isJsonataCallable(single)) {
    // The library would write into the value before it finds out.
    throw libraryError('T1006');
  }
  if (mark.isField && typeof single === 'function') {
    // With the name `then` it would be taken for a promise.
    throw new EvaluationFailure(
      'A function that is an argument, or a regular expression, cannot be a field of an object',
    );
  }
  if (mark.isWrittenTo) {
    for (const match of Array.isArray(result) ? (result as readonly unknown[]) : [result]) {
      if (Array.isArray(match) || isJsonataCallable(match)) {
        throw new EvaluationFailure(
          'The pattern of a transform matches an array or a function, which cannot be changed',
        );
      }
    }
  }
}

/** The library makes a list that a path found into its only item after the hook. */
function unwrapped(result: unknown): unknown {
  if (!Array.isArray(result) || !Object.hasOwn(result, 'sequence') || result.length > 1) {
    return result;
  }
  return (result as readonly unknown[])[0];
}
