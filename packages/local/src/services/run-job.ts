import { setTimeout as delay } from 'node:timers/promises';
import { TaskFailure } from '../engine/task-call';
import type { Json, JsonObject } from '../json';
import { at } from './job';
import type { Job } from './job';

/** A job that was started. */
export interface RunningJob {
  readonly job: Job;
  /** What it was started with. */
  readonly arguments: JsonObject;
  /** What starting it gave. */
  readonly started: JsonObject;
  /** The real time between two looks at the job. */
  readonly pollSeconds: number;
  readonly signal: AbortSignal;
  /** Calls the service of the job. */
  call(action: string, args: JsonObject, signal?: AbortSignal): Promise<JsonObject>;
}

/**
 * Waits until a job is done, and answers the result of the state.
 *
 * When `signal` is aborted, the job is stopped, where its service can do so.
 *
 * @throws TaskFailure `States.TaskFailed` when the job failed; the cause is its description as JSON text
 */
export async function waitForJob(running: RunningJob): Promise<JsonObject> {
  const { job, started, signal } = running;
  const describeArguments = job.describeArguments(running.arguments, started);
  try {
    for (;;) {
      const described = await describe(running, describeArguments);
      if (described === undefined) {
        return job.result({}, started);
      }
      const status = at(described, job.status);
      const isGood = includes(job.succeeded, status);
      if (includes(job.failed, status) || (isGood && job.hasFailed?.(described) === true)) {
        throw new TaskFailure('States.TaskFailed', JSON.stringify(job.result(described, started)));
      }
      if (isGood) {
        return job.result(described, started);
      }
      await delay(running.pollSeconds * 1000, undefined, { signal });
    }
  } catch (error) {
    if (signal.aborted && job.stop !== undefined) {
      // Nobody waits for the answer: that the job is stopped is all that can be tried.
      await running.call(job.stop.action, job.stop.arguments(running.arguments, started)).catch(() => undefined);
    }
    throw error;
  }
}

async function describe(running: RunningJob, args: JsonObject): Promise<JsonObject | undefined> {
  try {
    return await running.call(running.job.describe, args, running.signal);
  } catch (error) {
    if (TaskFailure.isTaskFailure(error) && running.job.goneError?.test(error.error ?? '') === true) {
      return undefined;
    }
    throw error;
  }
}

function includes(list: readonly string[], status: Json | undefined): boolean {
  return typeof status === 'string' && list.includes(status);
}
