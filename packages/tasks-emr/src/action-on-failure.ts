/** What happens to the cluster when a step fails. */
export enum ActionOnFailure {
  /** It ends. Not for a cluster whose steps run at the same time. */
  TERMINATE_CLUSTER = 'TERMINATE_CLUSTER',
  /** It cancels the steps that are pending, and waits. Not for a cluster whose steps run at the same time. */
  CANCEL_AND_WAIT = 'CANCEL_AND_WAIT',
  /** It goes on with the next step. */
  CONTINUE = 'CONTINUE',
}
