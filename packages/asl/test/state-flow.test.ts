import { expect, test } from 'vitest';
import { ABSENT, fieldOf, SCALAR, shapeOfLiteral } from '../src/data-shape';
import { contextShape, joinedFlows, replacersOf, sameFlow, UNKNOWN_FLOW, withVariables } from '../src/state-flow';
import type { StateFlow } from '../src/state-flow';

const flow = (data: unknown, more: Partial<StateFlow> = {}): StateFlow => ({
  data: shapeOfLiteral(data),
  variables: new Map(),
  replaced: new Map(),
  ...more,
});

test('two ways bring what either brings', () => {
  const both = joinedFlows(
    flow({ a: 1 }, { variables: new Map([['v', SCALAR]]) }),
    flow({ b: 1 }, { replaced: new Map([['Put', shapeOfLiteral({ c: 1 })]]) }),
  );
  expect(fieldOf(both.data, 'a')).toBe(SCALAR);
  expect(fieldOf(both.data, 'b')).toBe(SCALAR);
  expect(both.variables).toEqual(new Map([['v', SCALAR]]));
  expect(replacersOf(both, 'c')).toEqual(['Put']);
  expect(replacersOf(both, 'd')).toEqual([]);
});

test('what is unknown stays unknown', () => {
  expect(joinedFlows(flow({ a: 1 }), UNKNOWN_FLOW)).toMatchObject({ data: 'unknown', variables: 'unknown' });
  expect(withVariables('unknown', new Map([['v', SCALAR]]))).toBe('unknown');
});

test('flows are the same when all of them is', () => {
  expect(sameFlow(flow({ a: 1 }), flow({ a: 'x' }))).toBe(true);
  expect(sameFlow(flow({ a: 1 }), flow({ b: 1 }))).toBe(false);
  expect(sameFlow(flow({}), flow({}, { variables: new Map([['v', SCALAR]]) }))).toBe(false);
  expect(sameFlow(flow({}), flow({}, { variables: 'unknown' }))).toBe(false);
  expect(sameFlow(flow({}), flow({}, { replaced: new Map([['Put', SCALAR]]) }))).toBe(false);
});

test('the context object has Map inside of a Map', () => {
  expect(fieldOf(contextShape(false), 'Map')).toBe(ABSENT);
  expect(fieldOf(contextShape(true), 'Map')).toBe('unknown');
  expect(fieldOf(contextShape(false), 'Execution')).not.toBe(ABSENT);
});
