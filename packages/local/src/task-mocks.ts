import { parseTaskResource } from '@cdk-sfn/asl';
import type { TaskCall, TaskHandler } from './engine/task-call';
import { isJsonObject } from './json';
import type { Json } from './json';
import { asJson, TaskOutcome } from './task-outcome';
import { constructNames } from './template/construct-names';
import type { ConstructLike } from './template/construct-tree';
import type { TemplateValues } from './template/template-values';

/**
 * Answers a call: what it returns is the task's output, or an outcome made by `ok`, `fail` or `neverEnds`.
 *
 * @param args what the service would receive
 */
export type TaskMockFunction = (args: any, call: TaskCall) => unknown;

/** How calls are answered: all alike, or one after the other. */
export type TaskMock = TaskOutcome | TaskMockFunction | readonly (TaskOutcome | TaskMockFunction)[];

/** A construct of the CDK: a state, whose name counts, or a resource that tasks call, such as a table or a function. */
export type MockedConstruct = { readonly stateId: string } | ConstructLike;

/**
 * What answers the calls of tasks.
 *
 * A key is the name of a state, or a resource: `lambda:invoke`, `dynamodb:putItem`,
 * `sqs:sendMessage.waitForTaskToken`, or the whole `Resource` of the state. In a `Map`, a key may be a construct too: of
 * a state, or of what the task calls. The name of the state comes first, then what is called, then the resource with its
 * pattern, then without.
 */
export type TaskMocks<Name extends string = string> =
  { readonly [key in Name]?: TaskMock } | ReadonlyMap<string | MockedConstruct, TaskMock>;

const BRAND = Symbol.for('@cdk-sfn/local.MissingMock');

/** A task was called that no mock answers. */
export class MissingMock extends Error {
  /** True when `x` is such an error, whichever copy of the package threw it. */
  public static isMissingMock(x: unknown): x is MissingMock {
    return typeof x === 'object' && x !== null && BRAND in x;
  }

  constructor(message: string) {
    super(message);
    this.name = 'MissingMock';
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/**
 * A handler that answers from mocks.
 *
 * @param fallback answers what no mock is for; without it, such a call is a `MissingMock` error
 * @param values what the resources behind constructs are called, where it is not their stand-ins
 */
export function mockedTasks(mocks: TaskMocks, fallback?: TaskHandler, values?: TemplateValues): TaskHandler {
  const entries: readonly (readonly [string | MockedConstruct, TaskMock | undefined])[] = isMap(mocks)
    ? [...mocks]
    : Object.entries(mocks);
  const byKey = new Map<string, Answers>();
  const byName = new Map<string, Answers>();
  for (const [key, mock] of entries) {
    if (mock === undefined) {
      continue;
    }
    if (typeof key === 'string' || 'stateId' in key) {
      const name = typeof key === 'string' ? key : key.stateId;
      byKey.set(name, new Answers(name, mock));
    } else {
      const answers = new Answers(key.node.path, mock);
      constructNames(key, values).forEach((name) => byName.set(name, answers));
    }
  }
  return (call) => {
    const [state, ...others] = keysOf(call).map((key) => byKey.get(key));
    const called = byName.size > 0 ? calledBy(call).map((name) => byName.get(name)) : [];
    const answers = [state, ...called, ...others].find((found) => found !== undefined);
    if (answers !== undefined) {
      return answers.answer(call);
    }
    if (fallback) {
      return fallback(call);
    }
    throw new MissingMock(missing(call));
  };
}

function isMap(mocks: TaskMocks): mocks is ReadonlyMap<string | MockedConstruct, TaskMock> {
  return mocks instanceof Map;
}

/** What a call may name its resource by: its `Resource`, or an argument such as `TableName`. */
function calledBy({ resource, arguments: args }: TaskCall): string[] {
  const texts = isJsonObject(args) ? Object.values(args).filter((value) => typeof value === 'string') : [];
  return [resource, ...texts];
}

/** What a mock for a call may be kept under, the closest first. */
function keysOf({ stateName, resource, arguments: args }: TaskCall): string[] {
  const parsed = parseTaskResource(resource);
  const keys = [stateName, resource];
  if (parsed !== undefined && 'service' in parsed) {
    const { resourceType, resource: action } = parsed;
    keys.push(
      `${resourceType}:${action}`,
      `${resourceType}:${action.replace(/:2$/, '')}`,
      `${resourceType}:${parsed.action}`,
    );
  }
  if (parsed?.kind === 'lambda') {
    keys.push(parsed.functionName, 'lambda:invoke');
  }
  const { FunctionName: name } = (typeof args === 'object' && args !== null ? args : {}) as { FunctionName?: unknown };
  if (typeof name === 'string') {
    keys.push(name);
  }
  return keys;
}

class Answers {
  private used = 0;

  constructor(
    private readonly key: string,
    private readonly mock: TaskMock,
  ) {}

  public answer(call: TaskCall): Json | Promise<Json> {
    const { key, mock } = this;
    if (!isSequence(mock)) {
      return answerWith(mock, call);
    }
    const next = mock[this.used++];
    if (next === undefined) {
      throw new MissingMock(
        `The mock '${key}' answers ${mock.length} calls, and the task '${call.stateName}' made call ${this.used}. ` +
          'Add an outcome to its list, or give one outcome instead of a list to answer all calls alike.',
      );
    }
    return answerWith(next, call);
  }
}

function isSequence(mock: TaskMock): mock is readonly (TaskOutcome | TaskMockFunction)[] {
  return Array.isArray(mock);
}

function answerWith(mock: TaskOutcome | TaskMockFunction, call: TaskCall): Json | Promise<Json> {
  if (mock instanceof TaskOutcome) {
    return mock.answer(call);
  }
  const result = mock(asJson(call.arguments), call);
  if (result instanceof Promise) {
    return result.then((settled: unknown) => toAnswer(settled, call));
  }
  return toAnswer(result, call);
}

function toAnswer(result: unknown, call: TaskCall): Json | Promise<Json> {
  return result instanceof TaskOutcome ? result.answer(call) : asJson(result);
}

function missing({ purpose, stateName, resource }: TaskCall): string {
  const what = purpose === 'task' ? `the task '${stateName}'` : `the ${WORK[purpose]} of '${stateName}'`;
  const example =
    purpose === 'itemReader'
      ? `ok({ Body: '[]' })`
      : resource.endsWith(':lambda:invoke')
        ? 'ok({ Payload: {} })'
        : 'ok({})';
  return `No mock answers ${what} (${resource}). Add to tasks:\n\n  ${quotedKey(stateName)}: ${example},\n`;
}

const WORK = { itemReader: 'item reader', resultWriter: 'result writer' };

function quotedKey(name: string): string {
  return `'${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
