/** What the `Resource` of a task names. */
export interface TaskResource {
  /**
   * `optimized` for `arn:aws:states:::dynamodb:putItem`, `sdk` for `arn:aws:states:::aws-sdk:dynamodb:putItem`,
   * `function` for the ARN of a Lambda function, `activity` for the ARN of an activity.
   */
  readonly kind: 'optimized' | 'sdk' | 'function' | 'activity';
  /** The service as Step Functions calls it, such as `elasticmapreduce`. */
  readonly service: string;
  /** The action in camel case, such as `putItem`. Of functions and activities, their ARN. */
  readonly action: string;
  /** What stands after the action: `.sync`, `.sync:2` or `.waitForTaskToken`. */
  readonly pattern: 'requestResponse' | 'sync' | 'sync:2' | 'waitForTaskToken';
}

const INTEGRATION =
  /^arn:aws[a-z-]*:states:[a-z0-9-]*:\d*:(aws-sdk:)?([A-Za-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync|sync:2|waitForTaskToken))?$/;
const FUNCTION = /^arn:aws[a-z-]*:lambda:[^:]*:[^:]*:function:[^:]+(?::[^:]+)?$/;
const ACTIVITY = /^arn:aws[a-z-]*:states:[^:]*:[^:]*:activity:[^:]+$/;

/**
 * Reads the `Resource` of a task.
 *
 * @returns `undefined` when it is none that Step Functions knows
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function parseTaskResource(resource: string): TaskResource | undefined {
  if (resource.length > 2048) {
    return undefined;
  }
  if (FUNCTION.test(resource)) {
    return { kind: 'function', service: 'lambda', action: resource, pattern: 'requestResponse' };
  }
  if (ACTIVITY.test(resource)) {
    return { kind: 'activity', service: 'states', action: resource, pattern: 'waitForTaskToken' };
  }
  const [, sdk, service, action, pattern] = INTEGRATION.exec(resource) ?? [];
  if (service === undefined || action === undefined) {
    return undefined;
  }
  return {
    kind: sdk === undefined ? 'optimized' : 'sdk',
    service,
    action,
    pattern: (pattern as TaskResource['pattern'] | undefined) ?? 'requestResponse',
  };
}
