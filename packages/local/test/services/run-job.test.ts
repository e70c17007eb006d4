import { describe, expect, it } from 'vitest';
import { TaskFailure } from '../../src/engine/task-call';
import type { JsonObject } from '../../src/json';
import { findJob } from '../../src/services/job';
import { waitForJob } from '../../src/services/run-job';

const glue = findJob('glue', 'startJobRun')!;

function wait(
  answers: readonly (JsonObject | Error)[],
  { job = glue, signal = new AbortController().signal, pollSeconds = 0.001 } = {},
): { result: Promise<JsonObject>; calls: string[] } {
  const calls: string[] = [];
  const result = waitForJob({
    job,
    arguments: { JobName: 'j' },
    started: { JobRunId: 'r' },
    pollSeconds,
    signal,
    call: (action) => {
      const answer = answers[Math.min(calls.push(action), answers.length) - 1];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
    },
  });
  return { result, calls };
}

const run = (state: string): JsonObject => ({ JobRun: { JobRunState: state } });

describe('waitForJob', () => {
  it('asks until the job is done', async () => {
    const { result, calls } = wait([run('STARTING'), run('RUNNING'), run('SUCCEEDED')]);
    expect(await result).toEqual({ JobRunState: 'SUCCEEDED' });
    expect(calls).toEqual(['getJobRun', 'getJobRun', 'getJobRun']);
  });

  it('fails as the job does', async () => {
    await expect(wait([run('RUNNING'), run('TIMEOUT')]).result).rejects.toMatchObject({
      error: 'States.TaskFailed',
      errorCause: '{"JobRunState":"TIMEOUT"}',
    });
  });

  it('fails when the status is good and the job is not', async () => {
    const stopped = { Tasks: [{ LastStatus: 'STOPPED', Containers: [{ ExitCode: 1 }] }] };
    await expect(wait([stopped], { job: findJob('ecs', 'runTask')! }).result).rejects.toMatchObject({
      error: 'States.TaskFailed',
    });
  });

  it('stops the job when it is given up', async () => {
    const controller = new AbortController();
    const { result, calls } = wait([run('RUNNING')], { signal: controller.signal, pollSeconds: 60 });
    setTimeout(() => {
      controller.abort();
    }, 5);
    await expect(result).rejects.toMatchObject({ name: 'AbortError' });
    expect(calls).toEqual(['getJobRun', 'batchStopJobRun']);
  });

  it('does not stop a job that it could not ask about', async () => {
    const { result, calls } = wait([new TaskFailure('Glue.AWSGlueException')]);
    await expect(result).rejects.toMatchObject({ error: 'Glue.AWSGlueException' });
    expect(calls).toEqual(['getJobRun']);
  });

  it('is done when what it deletes is gone', async () => {
    const job = findJob('eks', 'deleteCluster')!;
    const { result } = wait([{ Cluster: { Status: 'DELETING' } }, new TaskFailure('EKS.ResourceNotFoundException')], {
      job,
    });
    expect(await result).toEqual({ JobRunId: 'r' });
  });
});
