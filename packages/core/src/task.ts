import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { IStepFunctionsTask } from './step-functions-task';
import type { TaskDescription } from './task-description';
import type { TaskStateBaseProps, TaskStateJsonataBaseProps, TaskStateJsonPathBaseProps } from './task-props';
import { TaskStateBase } from './task-state-base';

/** What sets this task apart from others. */
export interface TaskOptions {
  /** What the state does. */
  readonly task: IStepFunctionsTask;
}

/** Props of a task that someone describes. */
export interface TaskProps extends TaskStateBaseProps, TaskOptions {}

/** Props of a task that someone describes, in a JSONPath state. */
export interface TaskJsonPathProps extends TaskStateJsonPathBaseProps, TaskOptions {}

/** Props of a task that someone describes, in a JSONata state. */
export interface TaskJsonataProps extends TaskStateJsonataBaseProps, TaskOptions {}

/** A Task state that does what an `IStepFunctionsTask` describes, for services that have no class. */
export class Task extends TaskStateBase<TaskProps> {
  /** A task in a JSONPath state. */
  public static jsonPath(scope: Construct, id: string, props: TaskJsonPathProps): Task {
    return new Task(scope, id, props);
  }

  /** A task in a JSONata state. */
  public static jsonata(scope: Construct, id: string, props: TaskJsonataProps): Task {
    return new Task(scope, id, { ...props, queryLanguage: QueryLanguage.JSONATA });
  }

  public describe(): TaskDescription {
    return this.props.task.describe(this);
  }
}
