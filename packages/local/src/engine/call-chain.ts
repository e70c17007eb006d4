import { EvaluationFailure } from './evaluation-budget';

/** How often a function may be handed on as an argument, from one function to the next. */
const CHAIN_LIMIT = 500;

/** A fraction that is exact, and too small to change how many parameters there are. */
const LINK = 2 ** -20;

/**
 * Counts the functions that a function goes through when it is called, and returns how many there are.
 *
 * The library wraps a function in another one each time it is an argument, also when it is wrapped already, so that a
 * call of it goes through all of them. It hands on the number of parameters, `arity`, from the inner one to the outer
 * one: the count is its fraction.
 *
 * @throws EvaluationFailure when there are too many
 */
export function callChain(callable: { arity?: number; readonly length: number }): number {
  const arity = callable.arity ?? callable.length;
  const parameters = Math.floor(arity);
  const links = (arity - parameters) / LINK;
  if (COUNTED.has(callable)) {
    return links;
  }
  if (links >= CHAIN_LIMIT) {
    throw new EvaluationFailure(`It hands a function on more than ${CHAIN_LIMIT} times, from one to the next`);
  }
  COUNTED.add(callable);
  callable.arity = parameters + (links + 1) * LINK;
  return links + 1;
}

const COUNTED = new WeakSet<object>();
