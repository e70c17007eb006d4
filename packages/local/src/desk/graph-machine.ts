import { isJsonObject, type Json, type JsonObject } from '../json';
import { conditionText } from './condition-text';

/** States that lead to each other: a machine, a branch of a Parallel state, or what a Map does with an item. */
export interface GraphScope {
  readonly startAt: string;
  readonly states: readonly GraphState[];
  readonly edges: readonly GraphEdge[];
}

/** A state as the graph shows it. */
export interface GraphState {
  readonly name: string;
  readonly type: string;
  /** What else a reader wants to know, such as `dynamodb:putItem`. */
  readonly note?: string;
  /** True when the execution, or the branch, can end here. */
  readonly isEnd: boolean;
  /** The branches of a Parallel state, or the one scope of a Map. */
  readonly scopes: readonly GraphScope[];
}

/** A way from a state to another one. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'default' | 'catch';
  /** Conditions, or names of errors. */
  readonly labels: readonly string[];
}

/** Deeper nesting than this is not drawn. */
export const MOST_LEVELS = 30;
/** More states than this are not drawn. */
export const MOST_STATES = 1000;

/**
 * What is to be drawn of a definition.
 *
 * @throws when it is nested too deep, has too many states, or is no definition at all
 */
export function graphMachine(definition: JsonObject): GraphScope {
  const count = { states: 0 };
  return scopeOf(definition, count, 0);
}

function scopeOf(scope: Json | undefined, count: { states: number }, level: number): GraphScope {
  if (!isJsonObject(scope) || typeof scope.StartAt !== 'string' || !isJsonObject(scope.States)) {
    throw new Error('This is no definition of a state machine: it needs StartAt and States.');
  }
  if (level > MOST_LEVELS) {
    throw new Error(`The state machine is nested more than ${MOST_LEVELS} levels deep: that is too deep to draw.`);
  }
  const states = Object.entries(scope.States).flatMap(([name, state]) =>
    isJsonObject(state) ? [{ name, state }] : [],
  );
  count.states += states.length;
  if (count.states > MOST_STATES) {
    throw new Error(`The state machine has more than ${MOST_STATES} states: that is too many to draw.`);
  }
  const names = new Set(states.map(({ name }) => name));
  return {
    startAt: scope.StartAt,
    states: states.map(({ name, state }) => ({
      name,
      type: typeof state.Type === 'string' ? state.Type : '',
      note: noteOf(state),
      isEnd: state.End === true || state.Type === 'Succeed' || state.Type === 'Fail',
      scopes: innerScopes(state).map((inner) => scopeOf(inner, count, level + 1)),
    })),
    edges: states.flatMap(({ name, state }) => edgesOf(name, state)).filter(({ to }) => names.has(to)),
  };
}

function innerScopes(state: JsonObject): readonly Json[] {
  if (state.Type === 'Parallel') {
    return Array.isArray(state.Branches) ? (state.Branches as readonly Json[]) : [];
  }
  const processor = state.Type === 'Map' ? (state.ItemProcessor ?? state.Iterator) : undefined;
  return processor === undefined ? [] : [processor];
}

function noteOf(state: JsonObject): string | undefined {
  const { Type: type, Resource: resource } = state;
  if (type === 'Task' && typeof resource === 'string') {
    return resourceNote(resource);
  }
  if (type === 'Wait') {
    return waitNote(state);
  }
  if (type === 'Fail') {
    return typeof state.Error === 'string' ? state.Error : undefined;
  }
  if (type === 'Map') {
    const processor = state.ItemProcessor;
    const config = isJsonObject(processor) ? processor.ProcessorConfig : undefined;
    return isJsonObject(config) && config.Mode === 'DISTRIBUTED' ? 'distributed' : undefined;
  }
  return undefined;
}

function resourceNote(resource: string): string {
  const integration = /^arn:[^:]*:states:[^:]*:[^:]*:(?!activity:|stateMachine:)(?:aws-sdk:)?(.+)$/.exec(resource)?.[1];
  const named = /:(function|activity):([^:]+)/.exec(resource);
  return (
    integration ?? (named === null ? resource : `${named[1] === 'function' ? 'lambda' : 'activity'} ${named[2] ?? ''}`)
  );
}

function waitNote(state: JsonObject): string | undefined {
  const { Seconds: seconds, SecondsPath: path, Timestamp: timestamp, TimestampPath: timestampPath } = state;
  if (seconds !== undefined || path !== undefined) {
    return typeof seconds === 'number' ? `${seconds} s` : `seconds in ${plain(seconds ?? path)}`;
  }
  const until = timestamp ?? timestampPath;
  return until === undefined ? undefined : `until ${plain(until)}`;
}

function plain(value: Json | undefined): string {
  return typeof value === 'string' ? value.replace(/^\{%\s*|\s*%\}$/g, '') : '';
}

/** The ways out of a state; ways to the same state and of one kind are one. */
function edgesOf(from: string, state: JsonObject): GraphEdge[] {
  const edges = new Map<string, GraphEdge & { readonly labels: string[] }>();
  const add = (to: Json | undefined, kind: GraphEdge['kind'], label?: string) => {
    if (typeof to === 'string') {
      // What no rule matches goes the same way as what one matches: the label says so.
      const key = `${kind === 'default' ? 'choice' : kind} ${to}`;
      const known = edges.get(key);
      const labels = label === undefined ? [] : [label];
      if (known === undefined) {
        edges.set(key, { from, to, kind, labels });
      } else {
        known.labels.push(...labels);
      }
    }
  };
  add(state.Next, 'next');
  for (const rule of objects(state.Choices)) {
    add(rule.Next, 'choice', conditionText(rule));
  }
  add(state.Default, 'default', 'otherwise');
  for (const catcher of objects(state.Catch)) {
    const errors = Array.isArray(catcher.ErrorEquals) ? (catcher.ErrorEquals as readonly Json[]) : [];
    add(catcher.Next, 'catch', errors.map((error) => (error === 'States.ALL' ? 'any error' : plain(error))).join(', '));
  }
  return [...edges.values()];
}

function objects(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter((item) => isJsonObject(item)) : [];
}
