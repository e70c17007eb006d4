import type { GraphEdge, GraphScope, GraphState } from './graph-machine';
import { LayeredGraph } from './layered-graph';
import { textWidth } from './text-width';
import { wrappedText } from './wrapped-text';

/** A place in the drawing, in pixels from its left upper corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its left upper corner. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A state where it is drawn. */
export interface PlacedState extends Box {
  readonly state: GraphState;
  /** The name, in lines. */
  readonly name: readonly string[];
  readonly caption: string;
  /** Where the branches of a Parallel state are, or what a Map runs. */
  readonly lanes: readonly Box[];
}

/** A line from state to state, from the start to a state, or from a state to the end. */
export interface PlacedEdge {
  readonly kind: GraphEdge['kind'] | 'start' | 'end';
  /** Nothing at the start. */
  readonly from?: string;
  /** Nothing at the end. */
  readonly to?: string;
  readonly points: readonly Point[];
  readonly label?: Box & { readonly lines: readonly string[]; readonly whole: string };
}

/** A start or an end. */
export interface PlacedDot extends Point {
  readonly kind: 'start' | 'end';
  readonly radius: number;
}

/** All parts of the drawing where they belong: what is around comes before what is inside. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly states: readonly PlacedState[];
  readonly edges: readonly PlacedEdge[];
  readonly dots: readonly PlacedDot[];
}

export const NAME_SIZE = 13;
export const CAPTION_SIZE = 10.5;
export const LABEL_SIZE = 10.5;
export const LINE_HEIGHT = 1.3;
/** From the top of a Map or Parallel state to its name, and from its edge to what it runs. */
export const PADDING = 12;

const START = 'start';
const END = 'end';
const nodeOf = (name: string) => `state ${name}`;

/**
 * Places the states of a machine.
 *
 * No way leads into or out of a Map or Parallel state but through the state itself, so each of its branches is placed
 * on its own, and takes the place of one large node around.
 */
export function graphLayout(machine: GraphScope, captionOf: (state: GraphState) => string): GraphLayout {
  return scopeLayout(machine, captionOf, 11);
}

function scopeLayout(scope: GraphScope, captionOf: (state: GraphState) => string, radius: number): GraphLayout {
  const graph = new LayeredGraph({ nodesep: 36, edgesep: 18, ranksep: 34, marginx: 4, marginy: 4 });
  const parts = new Map(scope.states.map((state) => [state.name, partOf(state, captionOf)]));
  const dotSize = { width: radius * 2, height: radius * 2 };
  const dots = scope.states.some(endsScope) ? ([START, END] as const) : ([START] as const);
  dots.forEach((dot) => graph.addNode(dot, dotSize));
  parts.forEach((part, name) => graph.addNode(nodeOf(name), part));
  const edges = edgesOf(scope).map((edge, index) => ({
    edge,
    ends: [
      edge.from === undefined ? START : nodeOf(edge.from),
      edge.to === undefined ? END : nodeOf(edge.to),
      `edge ${index}`,
    ] as const,
  }));
  edges.forEach(({ edge, ends }) => graph.addEdge(...ends, edge.label));
  const size = graph.place();
  const states: PlacedState[] = [];
  const inner: GraphLayout[] = [];
  for (const [name, part] of parts) {
    const corner = cornerOf(graph.node(nodeOf(name)), part);
    states.push({ ...part.placed, ...corner, lanes: part.lanes.map(({ box }) => moved(box, corner)) });
    inner.push(...part.lanes.map(({ layout, box }) => shifted(layout, moved(corner, box))));
  }
  const placed = edges.map(({ edge, ends }): PlacedEdge => {
    const { points, label } = graph.edge(...ends);
    return { ...edge, points, label: edge.label && { ...edge.label, ...cornerOf(label, edge.label) } };
  });
  return {
    ...size,
    states: [...states, ...inner.flatMap((part) => part.states)],
    edges: [...placed, ...inner.flatMap((part) => part.edges)],
    dots: [
      ...dots.map((dot): PlacedDot => ({ kind: dot, radius, ...graph.node(dot) })),
      ...inner.flatMap((part) => part.dots),
    ],
  };
}

/** The line to the end starts at these states. A Fail state has none: it is an end of its own. */
function endsScope({ type, isEnd }: GraphState): boolean {
  return isEnd && type !== 'Fail';
}

interface Part {
  readonly width: number;
  readonly height: number;
  readonly placed: Omit<PlacedState, 'x' | 'y' | 'lanes'>;
  readonly lanes: readonly { readonly layout: GraphLayout; readonly box: Box }[];
}

/** A state with what it runs, its corner at the origin. */
function partOf(state: GraphState, captionOf: (state: GraphState) => string): Part {
  const inner = state.scopes.map((scope) => scopeLayout(scope, captionOf, 5));
  const room = Math.max(
    170,
    inner.reduce((sum, { width }) => sum + width, 0),
  );
  const name = wrappedText(state.name, { fontSize: NAME_SIZE, width: room, lines: 4 });
  const [caption = ''] = wrappedText(captionOf(state), {
    fontSize: CAPTION_SIZE,
    width: Math.max(210, room),
    lines: 1,
  });
  const head = name.length * NAME_SIZE * LINE_HEIGHT + CAPTION_SIZE * LINE_HEIGHT;
  const textRoom =
    Math.max(...name.map((line) => textWidth(line, NAME_SIZE * 1.05)), textWidth(caption, CAPTION_SIZE)) + 2 * PADDING;
  if (inner.length === 0) {
    const width = Math.max(120, textRoom + (state.type === 'Choice' ? 20 : 0));
    const height = head + 16;
    return { width, height, placed: { state, name, caption, width, height }, lanes: [] };
  }
  const top = head + PADDING * 1.5;
  const tallest = Math.max(...inner.map(({ height }) => height));
  const lanesWidth = inner.reduce((sum, { width }) => sum + width + PADDING, PADDING);
  const width = Math.max(textRoom, lanesWidth);
  const height = top + tallest + PADDING;
  let x = (width - lanesWidth) / 2 + PADDING;
  const lanes = inner.map((lane) => {
    const box = { x, y: top, width: lane.width, height: tallest };
    x += lane.width + PADDING;
    return { layout: lane, box };
  });
  return { width, height, placed: { state, name, caption, width, height }, lanes };
}

function edgesOf(scope: GraphScope): Omit<PlacedEdge, 'points'>[] {
  const starts = scope.states.some(({ name }) => name === scope.startAt)
    ? [{ kind: 'start' as const, to: scope.startAt }]
    : [];
  const ends = scope.states.filter(endsScope).map(({ name }) => ({ kind: 'end' as const, from: name }));
  return [
    ...starts,
    ...scope.edges.map(({ kind, from, to, labels }) => ({ kind, from, to, label: labelOf(labels) })),
    ...ends,
  ];
}

function labelOf(labels: readonly string[]): PlacedEdge['label'] {
  if (labels.length === 0) {
    return undefined;
  }
  const whole = labels.join(' or ');
  const lines = labels.length > 3 ? [`${labels.length} rules`] : labels;
  const wrapped = lines.flatMap((label, index) =>
    wrappedText(index === 0 ? label : `or ${label}`, { fontSize: LABEL_SIZE, width: 150, lines: 3 }),
  );
  return {
    x: 0,
    y: 0,
    width: Math.max(...wrapped.map((line) => textWidth(line, LABEL_SIZE))) + 10,
    height: wrapped.length * LABEL_SIZE * LINE_HEIGHT + 6,
    lines: wrapped,
    whole,
  };
}

function cornerOf({ x, y }: Point, { width, height }: { width: number; height: number }): Point {
  return { x: x - width / 2, y: y - height / 2 };
}

function moved<T extends Point>(thing: T, by: Point): T {
  return { ...thing, x: thing.x + by.x, y: thing.y + by.y };
}

function shifted({ width, height, states, edges, dots }: GraphLayout, by: Point): GraphLayout {
  return {
    width,
    height,
    states: states.map((state) => ({ ...moved(state, by), lanes: state.lanes.map((lane) => moved(lane, by)) })),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map((point) => moved(point, by)),
      label: edge.label === undefined ? undefined : moved(edge.label, by),
    })),
    dots: dots.map((dot) => moved(dot, by)),
  };
}
