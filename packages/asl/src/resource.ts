/** How a state waits for what it called. */
export type TaskPattern = 'REQUEST_RESPONSE' | 'RUN_JOB' | 'WAIT_FOR_TASK_TOKEN';

/** A Lambda function, called by its own ARN. */
export interface LambdaResource {
  readonly kind: 'lambda';
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly functionName: string;
  /** Version or alias. */
  readonly qualifier?: string;
}

/** An activity, whose workers ask for work. */
export interface ActivityResource {
  readonly kind: 'activity';
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly activityName: string;
}

/** What the integrations that Step Functions calls by name have alike. */
export interface NamedResource {
  readonly partition: string;
  /** The service, such as `dynamodb`; of an AWS SDK integration without `aws-sdk:`. */
  readonly service: string;
  /** The action, such as `putItem`, without the pattern. */
  readonly action: string;
  readonly pattern: TaskPattern;
  /** The service as the history of an execution has it: `dynamodb`, `aws-sdk:dynamodb`. */
  readonly resourceType: string;
  /** The action as the history of an execution has it: `putItem`, `startExecution.sync:2`. */
  readonly resource: string;
}

/** An optimized integration, such as `arn:aws:states:::dynamodb:putItem`. */
export interface IntegrationResource extends NamedResource {
  readonly kind: 'integration';
  /** 2 for `.sync:2`. */
  readonly version?: 2;
}

/** An AWS SDK integration, such as `arn:aws:states:::aws-sdk:s3:getObject`. It cannot wait for a job. */
export interface AwsSdkResource extends NamedResource {
  readonly kind: 'aws-sdk';
  readonly pattern: 'REQUEST_RESPONSE' | 'WAIT_FOR_TASK_TOKEN';
}

/** A call of an HTTP endpoint: `arn:aws:states:::http:invoke`. */
export interface HttpResource extends NamedResource {
  readonly kind: 'http';
  readonly service: 'http';
}

/** What the `Resource` of a `Task` names. */
export type TaskResource = LambdaResource | ActivityResource | IntegrationResource | AwsSdkResource | HttpResource;

const PATTERNS: Readonly<Record<string, TaskPattern>> = {
  '': 'REQUEST_RESPONSE',
  '.sync': 'RUN_JOB',
  '.sync:2': 'RUN_JOB',
  '.waitForTaskToken': 'WAIT_FOR_TASK_TOKEN',
};

const LAMBDA = /^arn:(aws[a-z-]*):lambda:([^:]+):([^:]+):function:([^:]+)(?::([^:]+))?$/;
const ACTIVITY = /^arn:(aws[a-z-]*):states:([^:]+):([^:]+):activity:([^:]+)$/;
const NAMED = /^arn:(aws[a-z-]*):states:::(aws-sdk:)?([a-z0-9-]+):([a-zA-Z0-9]+)(\.sync(?::2)?|\.waitForTaskToken)?$/;

/**
 * What the `Resource` of a `Task` names, or `undefined` when it is no such ARN. Any partition will do.
 *
 * Services and actions are not held against a list: AWS adds to them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 */
export function parseTaskResource(resource: string): TaskResource | undefined {
  const lambda = LAMBDA.exec(resource);
  if (lambda !== null) {
    const [, partition = '', region = '', account = '', functionName = '', qualifier] = lambda;
    const named: LambdaResource = { kind: 'lambda', partition, region, account, functionName };
    return qualifier === undefined ? named : { ...named, qualifier };
  }
  const activity = ACTIVITY.exec(resource);
  if (activity !== null) {
    const [, partition = '', region = '', account = '', activityName = ''] = activity;
    return { kind: 'activity', partition, region, account, activityName };
  }
  const named = NAMED.exec(resource);
  return named === null ? undefined : namedResource(named);
}

function namedResource([, partition = '', sdk, service = '', action = '', suffix = '']: readonly (
  string | undefined
)[]): TaskResource | undefined {
  const pattern = PATTERNS[suffix];
  if (pattern === undefined) {
    return undefined;
  }
  const resource = action + suffix;
  if (sdk !== undefined) {
    return pattern === 'RUN_JOB'
      ? undefined
      : { kind: 'aws-sdk', partition, service, action, pattern, resourceType: `aws-sdk:${service}`, resource };
  }
  if (service === 'http') {
    return { kind: 'http', partition, service, action, pattern, resourceType: service, resource };
  }
  const integration: IntegrationResource = {
    kind: 'integration',
    partition,
    service,
    action,
    pattern,
    resourceType: service,
    resource,
  };
  return suffix === '.sync:2' ? { ...integration, version: 2 } : integration;
}
