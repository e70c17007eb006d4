/** The module of CDK v2 that the tasks are in. */
export const TASKS_MODULE = 'aws-cdk-lib/aws-stepfunctions-tasks';
/** The package of CDK v1 that they were in. */
export const V1_MODULE = '@aws-cdk/aws-stepfunctions-tasks';
export const CDK_MODULE = 'aws-cdk-lib';
/** What the tasks are called in the index of `aws-cdk-lib`. */
export const INDEX_NAME = 'aws_stepfunctions_tasks';

/** Whether all of upstream's tasks are imported from there. */
export function isTasksModule(name: string): boolean {
  return name === TASKS_MODULE || name === V1_MODULE;
}

/** Whether it is a file inside of upstream's module. */
export function isInsideOfTasks(name: string): boolean {
  return name.startsWith(`${TASKS_MODULE}/`) || name.startsWith(`${V1_MODULE}/`);
}

/** Whether a file can have anything to do with upstream's tasks. */
export function mentionsTasks(text: string): boolean {
  return text.includes('aws-stepfunctions-tasks') || text.includes(INDEX_NAME);
}

/** Whether a text names a module, or a file inside of it, in quotes. */
export function importsFrom(text: string, module: string): boolean {
  return ["'", '"', '`'].some((quote) => text.includes(quote + module + quote) || text.includes(`${quote}${module}/`));
}
