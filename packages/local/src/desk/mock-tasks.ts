import { TaskFailure, type TaskCall, type TaskHandler } from '../engine/task-call';
import { isJsonObject, jsonType, type Json, type JsonObject } from '../json';
import { DeskError } from './desk-error';

interface Outcome {
  readonly output?: Json;
  readonly error?: string;
  readonly cause?: string;
  readonly seconds?: number;
}

/**
 * A handler that answers with outcomes of a file: by the name of the state, or by resource such as `dynamodb:putItem`.
 *
 * A list of outcomes is taken call by call; its last one answers all further calls.
 *
 * @param mocks the content of the file
 * @param otherwise answers what has no outcome; default: an error that shows the line to add
 * @throws DeskError when the content is something else
 */
export function mockTasks(mocks: Json, otherwise: TaskHandler = unanswered): TaskHandler {
  const outcomes = new Map(entriesOf(mocks));
  const calls = new Map<string, number>();
  return async (call) => {
    const key = [call.stateName, resourceName(call.resource), call.resource].find((name) => outcomes.has(name));
    const list = key === undefined ? undefined : outcomes.get(key);
    if (key === undefined || list === undefined) {
      return otherwise(call);
    }
    const count = calls.get(key) ?? 0;
    calls.set(key, count + 1);
    const outcome = list[Math.min(count, list.length - 1)] ?? {};
    if (outcome.seconds !== undefined) {
      await call.wait(outcome.seconds);
    }
    if (outcome.error !== undefined) {
      throw new TaskFailure(outcome.error, outcome.cause);
    }
    return outcome.output;
  };
}

function unanswered({ stateName, resource }: TaskCall): never {
  throw new DeskError(
    `The task '${stateName}' (${resourceName(resource)}) has no outcome. Add a line to the mocks:\n` +
      `  ${JSON.stringify(stateName)}: { "output": {} }`,
  );
}

/** `dynamodb:putItem` of an integration's ARN; the pattern, such as `.sync`, is none of the name. */
function resourceName(resource: string): string {
  const integration = /^arn:[^:]*:states:[^:]*:[^:]*:(.+)$/.exec(resource)?.[1] ?? resource;
  return integration.replace(/\.(?:sync|sync:2|waitForTaskToken)$/, '');
}

function entriesOf(mocks: Json): [string, readonly Outcome[]][] {
  if (!isJsonObject(mocks)) {
    throw new DeskError(`The mocks are an object of outcomes by state name, and not of type ${jsonType(mocks)}.`);
  }
  return Object.entries(mocks).map(([key, value]) => {
    const list: readonly Json[] = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (list.length === 0) {
      throw new DeskError(`The mocks of '${key}' are an empty list: give one outcome at least.`);
    }
    return [key, list.map((outcome, index) => outcomeOf(outcome, list.length > 1 ? `'${key}'[${index}]` : `'${key}'`))];
  });
}

const FIELDS = ['output', 'error', 'cause', 'seconds'];

function outcomeOf(outcome: Json, where: string): Outcome {
  const form = 'write { "output": … } or { "error": "Name", "cause": "why" }';
  if (!isJsonObject(outcome)) {
    throw new DeskError(`The mock of ${where} is of type ${jsonType(outcome)}: ${form}.`);
  }
  const unknown = Object.keys(outcome).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    throw new DeskError(`The mock of ${where} has a field '${unknown}', which no outcome has: ${form}.`);
  }
  if ((outcome.output === undefined) === (outcome.error === undefined)) {
    throw new DeskError(
      `The mock of ${where} has ${outcome.error === undefined ? 'no outcome' : 'two outcomes'}: ${form}.`,
    );
  }
  return {
    output: outcome.output,
    error: text(outcome, 'error', where),
    cause: text(outcome, 'cause', where),
    seconds: secondsOf(outcome, where),
  };
}

function text(outcome: JsonObject, field: string, where: string): string | undefined {
  const value = outcome[field];
  if (value !== undefined && typeof value !== 'string') {
    throw new DeskError(`The ${field} of ${where} in the mocks is text, and not of type ${jsonType(value)}.`);
  }
  return value;
}

function secondsOf({ seconds }: JsonObject, where: string): number | undefined {
  if (seconds !== undefined && (typeof seconds !== 'number' || seconds < 0)) {
    throw new DeskError(`The seconds of ${where} in the mocks are a number from 0 up.`);
  }
  return seconds;
}
