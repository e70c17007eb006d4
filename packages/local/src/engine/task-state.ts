import { parseTaskResource } from '@cdk-sfn/asl';
import type { TaskResource } from '@cdk-sfn/asl';
import type { Json, JsonObject } from '../json';
import { isJsonObject } from '../json';
import type { CompiledState } from './compiled-state';
import type { DataFlow } from './data-flow';
import type { EventDetails } from './history';
import { queryError, runtimeError } from './states-error';
import type { StateVisit } from './state-visit';
import { makeCall } from './service-call';
import type { TaskFailure } from './task-call';
import { compileTemplate } from './template';
import { compileValueField } from './value-field';
import type { FieldValue, ValueField } from './value-field';

/**
 * `Task`: calls what `Resource` names, and waits for it as the resource says.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/state-task.html
 */
export function compileTask(
  state: JsonObject,
  flow: DataFlow,
  next: string | undefined,
  language: 'JSONPath' | 'JSONata',
): CompiledState['execute'] {
  const resource = state.Resource as string;
  const parsed = parseTaskResource(resource);
  const events = taskEvents(parsed, resource);
  const timeout = secondsField(state, 'TimeoutSeconds', language);
  const heartbeat = secondsField(state, 'HeartbeatSeconds', language);
  const credentials = compileCredentials(state, language);

  return async (visit) => {
    const { execution, fiber } = visit;
    const { activities } = execution.engine;
    if (parsed?.kind === 'activity' && activities && !activities.includes(resource)) {
      throw runtimeError(`The activity ${resource} does not exist.`);
    }
    const taskToken = events.hasToken ? execution.engine.entropy.uuid() : undefined;
    if (taskToken !== undefined) {
      visit.contextExtra = { ...fiber.mapContext, Task: { Token: taskToken } };
    }
    const effective = flow.effectiveInput(visit);
    const args = await flow.arguments(visit, effective);
    if (args !== effective) {
      visit.checkPayload(`The state/task '${visit.state.name}' has an input`, args);
    }
    const timeoutSeconds = await timeout?.(visit, effective);
    const heartbeatSeconds = await heartbeat?.(visit, effective);
    const roleArn = await credentials?.(visit, effective);
    visit.entering = false;

    const result = await makeCall(visit, {
      purpose: 'task',
      resource,
      arguments: args,
      ...(taskToken !== undefined && { taskToken }),
      ...(timeoutSeconds !== undefined && { timeoutSeconds }),
      ...(heartbeatSeconds !== undefined && { heartbeatSeconds }),
      ...(roleArn !== undefined && { roleArn }),
      events,
    });
    return flow.exit(visit, result, next);
  };
}

/** The events of a call, which differ by what is called. */
export interface TaskEvents {
  /** True when the task waits for a token to come back. */
  readonly hasToken: boolean;
  scheduled(visit: StateVisit, call: ScheduledCall): void;
  /** `undefined` for a call that is over when it was answered. */
  submitted?(visit: StateVisit, output: Json): void;
  succeeded(visit: StateVisit, output: Json): void;
  failed(visit: StateVisit, failure: TaskFailure): void;
  timedOut(visit: StateVisit): void;
}

/** What the event of a scheduled call tells. */
export interface ScheduledCall {
  readonly arguments: Json;
  readonly roleArn?: string;
  readonly timeoutSeconds?: number;
  readonly heartbeatSeconds?: number;
}

function taskEvents(resource: TaskResource | undefined, text: string): TaskEvents {
  switch (resource?.kind) {
    case 'integration':
    case 'aws-sdk':
    case 'http':
      return integrationEvents(resource);
    case 'activity':
      return workerEvents('Activity', text, true, { workerName: 'cdk-sfn-local' });
    default:
      return workerEvents('LambdaFunction', text, false);
  }
}

function integrationEvents(resource: Extract<TaskResource, { resourceType: string }>): TaskEvents {
  const which = { resource: resource.resource, resourceType: resource.resourceType };
  return {
    hasToken: resource.pattern === 'WAIT_FOR_TASK_TOKEN',
    scheduled(visit, call) {
      visit.record('TaskScheduled', {
        ...which,
        region: visit.execution.names.region,
        parameters: call.arguments,
        ...limitsOf(call),
      });
      visit.record('TaskStarted', which);
    },
    ...(resource.pattern !== 'REQUEST_RESPONSE' && {
      submitted: (visit, output) => void visit.record('TaskSubmitted', { ...which, output }),
    }),
    succeeded: (visit, output) => void visit.record('TaskSucceeded', { ...which, output }),
    failed: (visit, failure) => void visit.record('TaskFailed', { ...which, ...failureDetails(failure) }),
    timedOut: (visit) => void visit.record('TaskTimedOut', { ...which, error: 'States.Timeout' }),
  };
}

function workerEvents(
  prefix: 'LambdaFunction' | 'Activity',
  resource: string,
  hasToken: boolean,
  startedDetails?: EventDetails,
): TaskEvents {
  return {
    hasToken,
    scheduled(visit, call) {
      visit.record(`${prefix}Scheduled`, { resource, input: call.arguments, ...limitsOf(call) });
      visit.record(`${prefix}Started`, startedDetails);
    },
    succeeded: (visit, output) => void visit.record(`${prefix}Succeeded`, { output }),
    failed: (visit, failure) => void visit.record(`${prefix}Failed`, failureDetails(failure)),
    timedOut: (visit) => void visit.record(`${prefix}TimedOut`, { error: 'States.Timeout' }),
  };
}

function limitsOf({ timeoutSeconds, heartbeatSeconds, roleArn }: ScheduledCall): EventDetails {
  return {
    ...(timeoutSeconds !== undefined && { timeoutInSeconds: timeoutSeconds }),
    ...(heartbeatSeconds !== undefined && { heartbeatInSeconds: heartbeatSeconds }),
    ...(roleArn !== undefined && { taskCredentials: { roleArn } }),
  };
}

function failureDetails({ error, errorCause }: TaskFailure): EventDetails {
  return { ...(error !== undefined && { error }), ...(errorCause !== undefined && { cause: errorCause }) };
}

type Evaluated<T> = (visit: StateVisit, effective: Json) => Promise<T>;

function secondsField(
  state: JsonObject,
  field: 'TimeoutSeconds' | 'HeartbeatSeconds',
  language: 'JSONPath' | 'JSONata',
): Evaluated<number> | undefined {
  const find: ValueField | undefined = compileValueField(state, field, language, 'integer');
  return find && (async (visit, effective) => wholeSeconds(field, await find(visit, effective)));
}

function wholeSeconds(field: string, { value, path }: FieldValue): number {
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 99_999_999) {
    return value;
  }
  const got = JSON.stringify(value);
  throw path === undefined
    ? queryError(`The ${field} field must be a positive integer but was: ${got}`, field)
    : runtimeError(`The ${field}Path parameter does not reference a positive integer: ${path} == ${got}`);
}

function compileCredentials(
  state: JsonObject,
  language: 'JSONPath' | 'JSONata',
): Evaluated<string | undefined> | undefined {
  const credentials = compileTemplate(state, 'Credentials', language);
  return (
    credentials &&
    (async (visit, effective) => {
      const value = await credentials(visit, effective);
      const role = isJsonObject(value) ? value.RoleArn : undefined;
      return typeof role === 'string' ? role : undefined;
    })
  );
}
