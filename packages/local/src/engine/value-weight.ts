import { EvaluationFailure } from './evaluation-budget';
import type { EvaluationBudget } from './evaluation-budget';
import { isJsonataCallable } from './jsonata-callable';
import { JSON_DEPTH_LIMIT } from './parse-json';

/** How much a value may weigh inside an expression: 64 times what a state may hand on. */
export const WEIGHT_LIMIT = 16_777_216;

interface Measure {
  readonly weight: number;
  /** How many arrays and objects stand inside each other. */
  readonly depth: number;
}

/**
 * About how many characters a value takes as JSON text, which is also how long it takes to go through it.
 *
 * A value may hold another one many times over, at no cost: the weight counts it each time, without going through it
 * again.
 *
 * @throws EvaluationFailure for more than `WEIGHT_LIMIT`, for what is nested deeper than `JSON_DEPTH_LIMIT`, and for
 * what contains itself
 */
export function weightOf(value: unknown, budget: EvaluationBudget): number {
  if (typeof value !== 'object' || value === null) {
    return flatWeight(value);
  }
  return measure(value, budget.changesValues ? new Map<object, Measure>() : KNOWN, 0).weight;
}

/** Values that do not change keep their measure. */
const KNOWN = new WeakMap<object, Measure>();

interface Measures {
  get(value: object): Measure | undefined;
  set(value: object, measure: Measure): unknown;
}

const FLAT: Measure = { weight: 1, depth: 0 };

function measure(value: object, known: Measures, level: number): Measure {
  const before = known.get(value);
  if (before !== undefined) {
    return checked(before);
  }
  if (isJsonataCallable(value)) {
    return FLAT;
  }
  if (level > JSON_DEPTH_LIMIT) {
    // What contains itself goes down for ever.
    throw new EvaluationFailure(TOO_DEEP);
  }
  let [weight, depth] = [2, 0];
  if (!Array.isArray(value)) {
    for (const key of Object.keys(value)) {
      weight += key.length + 3;
    }
  }
  for (const part of Array.isArray(value) ? (value as readonly unknown[]) : (Object.values(value) as unknown[])) {
    if (typeof part === 'object' && part !== null) {
      const inner = measure(part, known, level + 1);
      weight += inner.weight + 1;
      depth = Math.max(depth, inner.depth);
    } else {
      weight += flatWeight(part) + 1;
    }
  }
  const result = checked({ weight, depth: depth + 1 });
  known.set(value, result);
  return result;
}

const TOO_DEEP = `It makes a value that is nested deeper than ${JSON_DEPTH_LIMIT}, or contains itself`;

function checked(measure: Measure): Measure {
  if (measure.depth > JSON_DEPTH_LIMIT) {
    throw new EvaluationFailure(TOO_DEEP);
  }
  if (measure.weight > WEIGHT_LIMIT) {
    throw new EvaluationFailure(`It makes a value of more than ${WEIGHT_LIMIT} characters`);
  }
  return measure;
}

function flatWeight(value: unknown): number {
  return typeof value === 'string' ? value.length + 2 : typeof value === 'number' ? 8 : 4;
}
