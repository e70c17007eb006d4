import { expect, test } from 'vitest';
import { LayeredGraph } from '../../src/desk/layered-graph';

const gaps = { nodesep: 10, edgesep: 10, ranksep: 20, marginx: 0, marginy: 0 };

test('what follows is below, and the line leads from the one to the other', () => {
  const graph = new LayeredGraph(gaps);
  graph.addNode('a', { width: 100, height: 40 });
  graph.addNode('b', { width: 100, height: 40 });
  graph.addEdge('a', 'b', 'e');
  expect(graph.place()).toEqual({ width: 100, height: 100 });
  expect([graph.node('a'), graph.node('b')]).toEqual([
    { x: 50, y: 20 },
    { x: 50, y: 80 },
  ]);
  const { points } = graph.edge('a', 'b', 'e');
  expect([points[0], points.at(-1)]).toEqual([
    { x: 50, y: 40 },
    { x: 50, y: 60 },
  ]);
});

test('lines between the same nodes have labels of their own', () => {
  const graph = new LayeredGraph(gaps);
  graph.addNode('a', { width: 100, height: 40 });
  graph.addNode('b', { width: 100, height: 40 });
  graph.addEdge('a', 'b', 'one', { width: 30, height: 10 });
  graph.addEdge('a', 'b', 'two', { width: 30, height: 10 });
  graph.place();
  expect(graph.edge('a', 'b', 'one').label.x).not.toBe(graph.edge('a', 'b', 'two').label.x);
});
