import type { TaskCall, TaskHandler } from '../engine/task-call';
import { isJsonObject, jsonType, type Json, type JsonObject } from '../json';
import { MissingMock, mockedTasks } from '../task-mocks';
import { fail, ok, type TaskOutcome } from '../task-outcome';
import { DeskError } from './desk-error';

const FIELDS = ['output', 'error', 'cause', 'seconds'];
const FORM = 'write { "output": … } or { "error": "Name", "cause": "why" }';

/**
 * A handler that answers with the outcomes of a file: by the name of the state, or by resource such as
 * `dynamodb:putItem`. An outcome answers all calls; a list answers one call after the other.
 *
 * @param mocks the content of the file
 * @param otherwise answers what has no outcome; without it, this is an error that shows the line to add
 * @throws DeskError when the content is something else
 */
export function mockFile(mocks: Json, otherwise: TaskHandler = unanswered): TaskHandler {
  if (!isJsonObject(mocks)) {
    throw new DeskError(`The mocks are an object of outcomes by state name, and not of type ${jsonType(mocks)}.`);
  }
  const outcomes = Object.entries(mocks).map(([key, value]) => {
    const mock = Array.isArray(value)
      ? (value as readonly Json[]).map((outcome, index) => outcomeOf(outcome, `'${key}'[${index}]`))
      : outcomeOf(value, `'${key}'`);
    return [key, mock] as const;
  });
  return mockedTasks(new Map(outcomes), otherwise);
}

function unanswered({ stateName, resource }: TaskCall): never {
  throw new MissingMock(
    `The mocks have no outcome for the task '${stateName}' (${resource}). Add:\n  ${JSON.stringify(stateName)}: { "output": {} }`,
  );
}

function outcomeOf(outcome: Json, where: string): TaskOutcome {
  if (!isJsonObject(outcome)) {
    throw new DeskError(`The mock of ${where} is of type ${jsonType(outcome)}: ${FORM}.`);
  }
  const unknown = Object.keys(outcome).find((field) => !FIELDS.includes(field));
  if (unknown !== undefined) {
    throw new DeskError(`The mock of ${where} has a field '${unknown}', which no outcome has: ${FORM}.`);
  }
  const error = textOf(outcome, 'error', where);
  if ((outcome.output === undefined) === (error === undefined)) {
    throw new DeskError(`The mock of ${where} has ${error === undefined ? 'no outcome' : 'two outcomes'}: ${FORM}.`);
  }
  const end = error === undefined ? ok(outcome.output) : fail(error, textOf(outcome, 'cause', where));
  return end.after(secondsOf(outcome, where));
}

function textOf(outcome: JsonObject, field: string, where: string): string | undefined {
  const value = outcome[field];
  if (value !== undefined && typeof value !== 'string') {
    throw new DeskError(`The ${field} of ${where} in the mocks is text, and not of type ${jsonType(value)}.`);
  }
  return value;
}

function secondsOf({ seconds = 0 }: JsonObject, where: string): number {
  if (typeof seconds !== 'number' || seconds < 0) {
    throw new DeskError(`The seconds of ${where} in the mocks are a number from 0 up.`);
  }
  return seconds;
}
