import type { Construct } from 'constructs';
import type { TaskDescription } from './task-description';

/**
 * A unit of work that a state machine can do, described as data.
 *
 * Implement it for a service of your own and use it with `Task`, or extend `TaskStateBase`, which is such a
 * description and a state in one.
 */
export interface IStepFunctionsTask {
  /**
   * Says what is called, with which arguments and permissions.
   *
   * @param scope the state, for what the task creates and for its stack's ARNs
   */
  describe(scope: Construct): TaskDescription;
}
