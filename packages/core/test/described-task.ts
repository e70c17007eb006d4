import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { Task } from '../src';
import type { TaskDescription, TaskStateBaseProps } from '../src';
import { stateOf } from '../../../tools/vitest/rendered-state';

export const JSONATA = { queryLanguage: QueryLanguage.JSONATA };

/** A task that calls `arn:…:states:::books:lend`, in a stack of its own unless one is given. */
export function describedTask(
  args: unknown,
  props: TaskStateBaseProps = {},
  description: Partial<TaskDescription> = {},
  { stack = new Stack(undefined, 'Stack'), id = 'Lend' } = {},
): Task {
  const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
  return new Task(stack, id, {
    ...props,
    task: {
      describe: () => ({
        resource: {
          service: 'books',
          action: 'lend',
          patterns: [REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN],
        },
        arguments: args,
        ...description,
      }),
    },
  });
}

/** What the arguments are in a JSONPath state. */
export function parametersOf(args: unknown): unknown {
  return (stateOf(describedTask(args)) as { Parameters: unknown }).Parameters;
}

/** What the arguments are in a JSONata state. */
export function argumentsOf(args: unknown): unknown {
  return (stateOf(describedTask(args, JSONATA)) as { Arguments: unknown }).Arguments;
}
