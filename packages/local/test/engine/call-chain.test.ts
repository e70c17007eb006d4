import { describe, expect, test } from 'vitest';
import { callChain } from '../../src/engine/call-chain';
import { EvaluationFailure } from '../../src/engine/evaluation-budget';

type Callable = (() => unknown) & { arity?: number };

/** As the library wraps a function that is an argument. */
function wrapped(inner: Callable): Callable {
  return Object.assign(() => inner(), { arity: inner.arity ?? inner.length });
}

function handedOn(times: number): Callable {
  let callable: Callable = Object.assign(() => 1, { arity: 2 });
  for (let count = 0; count < times; count++) {
    callChain(callable);
    callable = wrapped(callable);
  }
  return callable;
}

describe('the functions that a call goes through', () => {
  test('are counted', () => {
    expect(callChain(handedOn(0))).toBe(1);
    expect(callChain(handedOn(1))).toBe(2);
    expect(callChain(handedOn(7))).toBe(8);
  });

  test('are no more when a function is looked at twice', () => {
    const callable = handedOn(3);
    expect([callChain(callable), callChain(callable), callChain(callable)]).toEqual([4, 4, 4]);
  });

  test('are no more when a function is handed on to many', () => {
    const callable = handedOn(3);
    callChain(callable);
    expect([callChain(wrapped(callable)), callChain(wrapped(callable))]).toEqual([5, 5]);
  });

  test('leave the number of parameters as good as it is', () => {
    const callable = handedOn(400);
    callChain(callable);
    expect(callable.arity).toBeGreaterThanOrEqual(2);
    expect(callable.arity).toBeLessThan(2.001);
  });

  test('have a limit', () => {
    expect(callChain(handedOn(499))).toBe(500);
    expect(() => callChain(handedOn(500))).toThrow(EvaluationFailure);
  });
});
