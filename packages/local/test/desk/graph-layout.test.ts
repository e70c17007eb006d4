import { expect, test } from 'vitest';
import { graphLayout } from '../../src/desk/graph-layout';
import type { Box, GraphLayout } from '../../src/desk/graph-layout';
import { graphMachine } from '../../src/desk/graph-machine';
import type { JsonObject } from '../../src/json';

function layoutOf(definition: JsonObject): GraphLayout {
  return graphLayout(graphMachine(definition), ({ type }) => type);
}

function boxOf({ states }: GraphLayout, name: string): Box & { readonly lanes: readonly Box[] } {
  return states.find(({ state }) => state.name === name)!;
}

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

const pass = { Type: 'Pass', End: true };

test('a start, the states and an end', () => {
  const layout = layoutOf({ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'B' }, B: pass } });
  expect(layout.dots.map(({ kind }) => kind)).toEqual(['start', 'end']);
  expect(layout.edges.map(({ kind, from, to }) => [kind, from, to])).toEqual([
    ['start', undefined, 'A'],
    ['next', 'A', 'B'],
    ['end', 'B', undefined],
  ]);
  const [start, end] = layout.dots;
  expect(start!.y).toBeLessThan(boxOf(layout, 'A').y);
  expect(boxOf(layout, 'A').y).toBeLessThan(boxOf(layout, 'B').y);
  expect(boxOf(layout, 'B').y).toBeLessThan(end!.y);
});

test('a Fail state leads nowhere', () => {
  const layout = layoutOf({ StartAt: 'A', States: { A: { Type: 'Fail' } } });
  expect(layout.dots.map(({ kind }) => kind)).toEqual(['start']);
});

test('branches stand side by side in their state, and their states in them', () => {
  const layout = layoutOf({
    StartAt: 'P',
    States: {
      P: {
        Type: 'Parallel',
        Branches: [
          { StartAt: 'L', States: { L: pass } },
          { StartAt: 'R', States: { R: { Type: 'Pass', Next: 'R2' }, R2: pass } },
        ],
        End: true,
      },
    },
  });
  const { lanes, ...parallel } = boxOf(layout, 'P');
  const [left, right] = lanes as [Box, Box];
  expect(left.x + left.width).toBeLessThan(right.x);
  expect([left, right].every((lane) => isWithin(lane, parallel))).toBe(true);
  expect(isWithin(boxOf(layout, 'L'), left)).toBe(true);
  expect(isWithin(boxOf(layout, 'R2'), right)).toBe(true);
  expect(isWithin(boxOf(layout, 'R2'), left)).toBe(false);
});

test('labels of many rules are counted', () => {
  const choice = (count: number) => ({
    Type: 'Choice',
    Choices: Array.from({ length: count }, (_, index) => ({ Variable: '$.x', NumericEquals: index, Next: 'B' })),
  });
  const linesOf = (count: number) =>
    layoutOf({ StartAt: 'A', States: { A: choice(count), B: pass } }).edges.find(({ kind }) => kind === 'choice')!
      .label!.lines;
  expect(linesOf(2)).toEqual(['$.x = 0', 'or $.x = 1']);
  expect(linesOf(4)).toEqual(['4 rules']);
});

test('a state that leads to itself, and one that leads back', () => {
  const layout = layoutOf({
    StartAt: 'A',
    States: {
      A: { Type: 'Choice', Choices: [{ Variable: '$.x', IsNull: true, Next: 'A' }], Default: 'B' },
      B: { Type: 'Pass', Next: 'A' },
    },
  });
  expect(layout.edges.every(({ points }) => points.length > 1)).toBe(true);
});

test('a machine without a state', () => {
  expect(layoutOf({ StartAt: 'A', States: {} })).toMatchObject({ states: [], edges: [] });
});
