import type { TaskStateBaseProps as SfnTaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';

/** What every task takes, whatever its query language. Its props are those of `sfn.TaskStateBase`. */
export interface TaskStateBaseProps extends SfnTaskStateBaseProps {}

/** What every task takes in a JSONPath state. */
export interface TaskStateJsonPathBaseProps extends Omit<TaskStateBaseProps, 'outputs'> {}

/** What every task takes in a JSONata state. */
export interface TaskStateJsonataBaseProps extends Omit<
  TaskStateBaseProps,
  'inputPath' | 'outputPath' | 'resultPath' | 'resultSelector'
> {}
