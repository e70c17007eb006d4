/** When an instance goes that is no longer needed. */
export enum EmrScaleDownBehavior {
  /** At the end of the hour that is paid for. Amazon EMR 5.1.0 and later. */
  TERMINATE_AT_INSTANCE_HOUR = 'TERMINATE_AT_INSTANCE_HOUR',
  /** When its tasks have ended. Amazon EMR 4.1.0 and later. */
  TERMINATE_AT_TASK_COMPLETION = 'TERMINATE_AT_TASK_COMPLETION',
}
