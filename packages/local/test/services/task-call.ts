import type { TaskCall } from '../../src/engine/task-call';
import type { Json } from '../../src/json';

/** A call as the engine makes it, and what its handler said. */
export interface TestCall extends TaskCall {
  readonly said: { readonly submitted: Json[]; heartbeats: number };
  abort(): void;
}

/** A call of a task. */
export function taskCall(resource: string, args: Json = {}, more: Partial<TaskCall> = {}): TestCall {
  const controller = new AbortController();
  const said = { submitted: [] as Json[], heartbeats: 0 };
  return {
    purpose: 'task',
    stateName: 'Do It',
    resource: resource.startsWith('arn:') ? resource : `arn:aws:states:::${resource}`,
    arguments: args,
    retryCount: 0,
    context: {
      Execution: { Id: 'arn:aws:states:us-east-1:123456789012:execution:Machine:run' },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:Machine' },
    },
    signal: controller.signal,
    submitted: (output) => {
      said.submitted.push(output);
    },
    heartbeat: () => {
      said.heartbeats++;
    },
    wait: () => Promise.reject(new Error('No handler waits by the clock of the execution')),
    said,
    abort: () => {
      controller.abort();
    },
    ...more,
  };
}
