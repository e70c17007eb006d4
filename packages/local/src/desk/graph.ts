import type { HistoryEvent } from '../engine/history-event';
import type { JsonObject } from '../json';
import { CAPTION_SIZE, graphLayout, LABEL_SIZE, LINE_HEIGHT, NAME_SIZE, PADDING } from './graph-layout';
import type { PlacedDot, PlacedEdge, PlacedState, Point } from './graph-layout';
import { graphMachine, type GraphState } from './graph-machine';
import { takenPath, type TakenPath } from './taken-path';
import { textWidth } from './text-width';
import { traceOf } from './trace';

/** What is drawn beside the machine itself. */
export interface GraphOptions {
  /** The way of this execution is highlighted. @default - none is */
  readonly history?: Iterable<HistoryEvent>;
  /** Histories of the executions that distributed Maps started. @default - none */
  readonly childHistories?: Iterable<Iterable<HistoryEvent>>;
  /** What the picture is called, for readers who cannot see it. @default 'State machine' */
  readonly title?: string;
}

type Mark = 'idle' | 'plain' | 'succeeded' | 'failed' | 'caught' | 'running' | 'aborted';

const LEGEND: { readonly [mark in Mark]?: string } = {
  succeeded: 'succeeded',
  caught: 'failed, caught',
  failed: 'failed',
  running: 'running',
  aborted: 'aborted',
  idle: 'not reached',
};
const MARGIN = 16;
const LEGEND_HEIGHT = 34;

/**
 * A state machine as an SVG picture.
 *
 * It has its own background, light or dark as the reader's system has it, and needs nothing from elsewhere.
 *
 * @throws when the definition is none, or too large to draw
 */
export function graphSvg(
  definition: JsonObject,
  { history, childHistories = [], title = 'State machine' }: GraphOptions = {},
): string {
  const path =
    history === undefined ? undefined : takenPath([history, ...childHistories].map((events) => traceOf(events)));
  const layout = graphLayout(graphMachine(definition), (state) => captionOf(state, path));
  const marks = new Map(layout.states.map(({ state }) => [state.name, markOf(state.name, path)]));
  const drawnEdges = layout.edges
    .map((edge) => ({ edge, isTaken: isTaken(edge, path) }))
    // What was taken lies above what was not.
    .sort((a, b) => Number(a.isTaken) - Number(b.isTaken));
  const legend = legendOf(new Set(marks.values()), layout.edges, path);
  const width = Math.ceil(Math.max(layout.width, legend.width) + 2 * MARGIN);
  const height = Math.ceil(layout.height + 2 * MARGIN + (legend.svg === '' ? 0 : LEGEND_HEIGHT));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="sfn-graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<rect class="paper" width="${width}" height="${height}" rx="8"/>`,
    `<g transform="translate(${round((width - layout.width) / 2)} ${MARGIN})">`,
    ...layout.states
      .filter(({ lanes }) => lanes.length > 0)
      .map((state) => clusterSvg(state, marks.get(state.state.name))),
    ...drawnEdges.map(({ edge, isTaken: taken }) =>
      edgeSvg(edge, path === undefined ? 'plain' : taken ? 'taken' : 'idle'),
    ),
    ...layout.states
      .filter(({ lanes }) => lanes.length === 0)
      .map((state) => stateSvg(state, marks.get(state.state.name))),
    ...layout.dots.map(dotSvg),
    ...drawnEdges.map(({ edge, isTaken: taken }) =>
      labelSvg(edge, path === undefined ? 'plain' : taken ? 'taken' : 'idle'),
    ),
    '</g>',
    legend.svg === '' ? '' : `<g transform="translate(${MARGIN} ${height - LEGEND_HEIGHT + 4})">${legend.svg}</g>`,
    '</svg>',
    '',
  ]
    .filter((part, index, parts) => part !== '' || index === parts.length - 1)
    .join('\n');
}

function captionOf({ name, type, note }: GraphState, path: TakenPath | undefined): string {
  const taken = path?.states.get(name);
  const facts = [note ?? type];
  if (note !== undefined && type !== 'Task') {
    facts.unshift(type);
  }
  if (taken !== undefined && taken.visits > 1) {
    facts.push(`× ${taken.visits.toLocaleString('en')}`);
  }
  if (taken !== undefined && taken.attempts > 1) {
    facts.push(`${taken.attempts} attempts`);
  }
  return facts.join(' · ');
}

function markOf(name: string, path: TakenPath | undefined): Mark {
  if (path === undefined) {
    return 'plain';
  }
  const status = path.states.get(name)?.status ?? 'idle';
  return status === 'timedOut' ? 'failed' : status;
}

function isTaken({ kind, from, to }: PlacedEdge, path: TakenPath | undefined): boolean {
  if (path === undefined) {
    return false;
  }
  if (from === undefined || to === undefined) {
    return from === undefined ? to !== undefined && path.began(to) : path.ended(from);
  }
  return path.went(from, to, kind === 'catch');
}

function clusterSvg({ state, name, caption, lanes, ...box }: PlacedState, mark: Mark = 'plain'): string {
  const { x, y, width, height } = box;
  const inner = lanes.map((lane) => rect('lane', lane, 6)).join('');
  const title = `<title>${escaped(`${state.name} (${state.type})`)}</title>`;
  return `<g class="cluster ${mark}">${title}${rect('box', { x, y, width, height }, 10)}${inner}${textSvg(name, caption, { x: x + width / 2, y: y + PADDING * 0.6 })}</g>`;
}

function stateSvg({ state, name, caption, ...box }: PlacedState, mark: Mark = 'plain'): string {
  const { x, y, width, height } = box;
  const shape =
    state.type === 'Choice'
      ? hexagon(box)
      : rect('box', { x, y, width, height }, state.type === 'Task' ? 6 : height / 2.6);
  const title = `<title>${escaped(`${state.name} (${state.type})`)}</title>`;
  return `<g class="state ${mark}">${title}${shape}${textSvg(name, caption, { x: x + width / 2, y: y + 7 })}</g>`;
}

function rect(className: string, box: { x: number; y: number; width: number; height: number }, radius: number): string {
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(round);
  return `<rect class="${className}" x="${x}" y="${y}" width="${width}" height="${height}" rx="${round(radius)}"/>`;
}

function hexagon({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const corner = 12;
  const points: Point[] = [
    { x, y: y + height / 2 },
    { x: x + corner, y },
    { x: x + width - corner, y },
    { x: x + width, y: y + height / 2 },
    { x: x + width - corner, y: y + height },
    { x: x + corner, y: y + height },
  ];
  return `<polygon class="box" points="${points.map(({ x: px, y: py }) => `${round(px)},${round(py)}`).join(' ')}"/>`;
}

function textSvg(name: readonly string[], caption: string, { x, y }: Point): string {
  const lines = name.map((line, index) => {
    const baseline = y + NAME_SIZE * (LINE_HEIGHT * index + 1.02);
    return `<text class="name" x="${round(x)}" y="${round(baseline)}">${escaped(line)}</text>`;
  });
  const below = y + NAME_SIZE * LINE_HEIGHT * name.length + CAPTION_SIZE;
  return `${lines.join('')}<text class="caption" x="${round(x)}" y="${round(below)}">${escaped(caption)}</text>`;
}

function dotSvg({ kind, x, y, radius }: PlacedDot): string {
  const at = `cx="${round(x)}" cy="${round(y)}"`;
  return kind === 'start'
    ? `<circle class="start" ${at} r="${radius}"><title>Start</title></circle>`
    : `<g class="end"><title>End</title><circle class="ring" ${at} r="${radius - 1}"/><circle class="core" ${at} r="${round(radius * 0.5)}"/></g>`;
}

function edgeSvg({ kind, points }: PlacedEdge, how: string): string {
  const tip = points.at(-1);
  const before = points.at(-2);
  if (tip === undefined || before === undefined) {
    return '';
  }
  const length = Math.hypot(tip.x - before.x, tip.y - before.y) || 1;
  const [ux, uy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
  const back = { x: tip.x - ux * 8, y: tip.y - uy * 8 };
  const wings = [tip, { x: back.x - uy * 4, y: back.y + ux * 4 }, { x: back.x + uy * 4, y: back.y - ux * 4 }];
  const line = curve([...points.slice(0, -1), { x: tip.x - ux * 6, y: tip.y - uy * 6 }]);
  const head = wings.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ');
  return `<g class="edge ${how}${kind === 'catch' ? ' catch' : ''}"><path class="line" d="${line}"/><polygon class="tip" points="${head}"/></g>`;
}

/** A line through the middles between points, bent at the points. */
function curve(points: readonly Point[]): string {
  const place = ({ x, y }: Point) => `${round(x)} ${round(y)}`;
  const [first, ...rest] = points;
  const last = rest.pop();
  if (first === undefined || last === undefined) {
    return '';
  }
  const bends = rest.map((point, index) => {
    const next = rest[index + 1] ?? last;
    const to = index === rest.length - 1 ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    return `Q ${place(point)} ${place(to)}`;
  });
  return [`M ${place(first)}`, ...(bends.length === 0 ? [`L ${place(last)}`] : bends)].join(' ');
}

function labelSvg({ kind, label }: PlacedEdge, how: string): string {
  if (label === undefined) {
    return '';
  }
  const lines = label.lines.map((line, index) => {
    const y = label.y + 3 + LABEL_SIZE * (LINE_HEIGHT * index + 1);
    return `<text class="words" x="${round(label.x + label.width / 2)}" y="${round(y)}">${escaped(line)}</text>`;
  });
  const title = `<title>${escaped(label.whole.slice(0, 2000))}</title>`;
  return `<g class="label ${how}${kind === 'catch' ? ' catch' : ''}">${title}${rect('tag', label, 4)}${lines.join('')}</g>`;
}

function legendOf(marks: ReadonlySet<Mark>, edges: readonly PlacedEdge[], path: TakenPath | undefined) {
  let x = 0;
  const parts: string[] = [];
  const add = (sign: string, words: string) => {
    parts.push(`<g transform="translate(${round(x)} 0)">${sign}<text class="key" x="24" y="12">${words}</text></g>`);
    x += 24 + textWidth(words, LABEL_SIZE) + 16;
  };
  if (path !== undefined) {
    for (const [mark, words] of Object.entries(LEGEND)) {
      if (marks.has(mark as Mark)) {
        add(`<g class="state ${mark}">${rect('box', { x: 0, y: 2, width: 18, height: 12 }, 3)}</g>`, words);
      }
    }
  }
  if (edges.some(({ kind }) => kind === 'catch')) {
    add('<g class="edge plain catch"><path class="line" d="M 0 8 L 18 8"/></g>', 'on error');
  }
  return { svg: parts.join(''), width: Math.max(0, x - 16) };
}

const FORBIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as XML takes it: characters that XML does not have are shown as what cannot be shown. */
function escaped(text: string): string {
  const entities: { readonly [character: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

interface Palette {
  readonly paper: string;
  readonly lane: string;
  readonly box: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly taken: string;
  readonly marks: {
    readonly [mark in 'succeeded' | 'failed' | 'caught' | 'running' | 'aborted']: readonly [
      fill: string,
      stroke: string,
    ];
  };
}

const LIGHT: Palette = {
  paper: '#ffffff',
  lane: '#ffffff',
  box: '#f6f8fa',
  ink: '#1f2328',
  faint: '#656d76',
  line: '#8c959f',
  taken: '#1a7f37',
  marks: {
    succeeded: ['#dafbe1', '#1a7f37'],
    failed: ['#ffebe9', '#cf222e'],
    caught: ['#fff3c9', '#b07800'],
    running: ['#ddf4ff', '#0969da'],
    aborted: ['#eaeef2', '#6e7781'],
  },
};

const DARK: Palette = {
  paper: '#0d1117',
  lane: '#0d1117',
  box: '#1c2230',
  ink: '#e6edf3',
  faint: '#9198a1',
  line: '#6e7681',
  taken: '#3fb950',
  marks: {
    succeeded: ['#12361f', '#3fb950'],
    failed: ['#4a1518', '#f85149'],
    caught: ['#3d2e00', '#d29922'],
    running: ['#0c2d57', '#58a6ff'],
    aborted: ['#21262d', '#8b949e'],
  },
};

function rules({ paper, lane, box, ink, faint, line, taken, marks }: Palette): string {
  const marked = Object.entries(marks).map(
    ([mark, [fill, stroke]]) =>
      `.sfn-graph .state.${mark} .box{fill:${fill};stroke:${stroke}}.sfn-graph .cluster.${mark} .box{stroke:${stroke}}`,
  );
  return [
    `.sfn-graph .paper{fill:${paper}}`,
    `.sfn-graph .box{fill:${box};stroke:${line}}`,
    `.sfn-graph .lane{fill:${lane};stroke:${line}}`,
    `.sfn-graph .name{fill:${ink}}`,
    `.sfn-graph .caption,.sfn-graph .words,.sfn-graph .key{fill:${faint}}`,
    `.sfn-graph .taken .words{fill:${ink}}`,
    `.sfn-graph .tag{fill:${paper}}`,
    `.sfn-graph .line{stroke:${line}}`,
    `.sfn-graph .tip,.sfn-graph .start,.sfn-graph .core{fill:${line}}`,
    `.sfn-graph .ring{stroke:${line}}`,
    `.sfn-graph .taken .line{stroke:${taken}}`,
    `.sfn-graph .taken .tip{fill:${taken}}`,
    `.sfn-graph .catch.taken .line{stroke:${marks.caught[1]}}`,
    `.sfn-graph .catch.taken .tip{fill:${marks.caught[1]}}`,
    ...marked,
  ].join('');
}

const STYLE = [
  ".sfn-graph text{font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,'DejaVu Sans',sans-serif;text-anchor:middle}",
  `.sfn-graph .name{font-size:${NAME_SIZE}px;font-weight:600}`,
  `.sfn-graph .caption{font-size:${CAPTION_SIZE}px}`,
  `.sfn-graph .words,.sfn-graph .key{font-size:${LABEL_SIZE}px}`,
  '.sfn-graph .key{text-anchor:start}',
  '.sfn-graph .box{stroke-width:1.2}',
  '.sfn-graph .succeeded .box,.sfn-graph .failed .box,.sfn-graph .caught .box,.sfn-graph .running .box{stroke-width:1.8}',
  '.sfn-graph .lane{stroke-width:.8;stroke-dasharray:2 3}',
  '.sfn-graph .line{fill:none;stroke-width:1.3}',
  '.sfn-graph .ring{fill:none;stroke-width:1.5}',
  '.sfn-graph .taken .line{stroke-width:2.4}',
  '.sfn-graph .catch .line{stroke-dasharray:5 4}',
  '.sfn-graph .tag{opacity:.9}',
  '.sfn-graph .idle .name,.sfn-graph .idle .caption{opacity:.7}',
  '.sfn-graph .state.idle .box{stroke-dasharray:3 3}',
  rules(LIGHT),
  `@media (prefers-color-scheme:dark){${rules(DARK)}}`,
].join('');
