import { TaskFailure } from './task-call';

/**
 * A task that stayed silent for longer than `HeartbeatSeconds`.
 *
 * The history calls it `States.Timeout`, while Retry and Catch may also name it `States.HeartbeatTimeout`.
 */
export class HeartbeatTimeout extends TaskFailure {
  constructor() {
    super('States.Timeout');
  }
}

/** The name that `ErrorEquals` is held against. */
export function matchedName(failure: TaskFailure): string | undefined {
  return failure instanceof HeartbeatTimeout ? 'States.HeartbeatTimeout' : failure.error;
}
