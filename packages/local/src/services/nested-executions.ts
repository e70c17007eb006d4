import { parseTaskResource } from '@cdk-sfn/asl';
import { executionArn } from '../engine/execution-names';
import type { ExecutionNames } from '../engine/execution-names';
import { runStateMachine } from '../engine/run-state-machine';
import type { RunOptions, RunResult } from '../engine/run-state-machine';
import type { StateMachineProgram } from '../engine/state-machine';
import { TaskFailure } from '../engine/task-call';
import type { TaskCall, TaskHandler } from '../engine/task-call';
import { isJsonObject } from '../json';
import type { Json, JsonObject } from '../json';
import { parseJson } from '../engine/parse-json';

/** A state machine that other state machines may start. */
export interface NestedStateMachine {
  readonly arn: string;
  readonly program: StateMachineProgram;
}

/** How nested executions are run. */
export interface NestedExecutionOptions extends Pick<RunOptions, 'entropy' | 'realTime' | 'limits' | 'onEvent'> {
  /**
   * Answers the calls of nested executions.
   *
   * @default - nested executions again, and then the handler
   */
  readonly inside?: TaskHandler;
}

/**
 * Runs the executions that tasks start, of state machines that are at hand: `states:startExecution`, with `.sync` and
 * `.sync:2` too.
 *
 * The clock of the task goes on by as long as the execution took by its own. An execution that nothing waits for is run
 * as well, and how it ends does not matter to the task.
 *
 * @param handler answers all other calls
 */
export function nestedExecutions(
  machines: readonly NestedStateMachine[],
  handler: TaskHandler,
  { inside, ...options }: NestedExecutionOptions,
): TaskHandler {
  const byArn = new Map(machines.map((machine) => [machine.arn, machine]));
  const answer: TaskHandler = (call) => {
    const resource = parseTaskResource(call.resource);
    const isStart =
      resource?.kind === 'integration' && resource.service === 'states' && resource.action === 'startExecution';
    const args = isJsonObject(call.arguments) ? call.arguments : {};
    const machine = byArn.get(args.StateMachineArn as string);
    if (!isStart || machine === undefined || resource.pattern === 'WAIT_FOR_TASK_TOKEN') {
      return handler(call);
    }
    return start(call, machine, args, resource.pattern === 'RUN_JOB' ? (resource.version ?? 1) : undefined);
  };

  async function start(
    call: TaskCall,
    machine: NestedStateMachine,
    args: JsonObject,
    sync: 1 | 2 | undefined,
  ): Promise<Json> {
    const startTime = Date.parse((call.context.State as JsonObject).EnteredTime as string);
    const executionName = typeof args.Name === 'string' ? args.Name : options.entropy(() => startTime).uuid();
    const input = inputOf(args.Input);
    const names = { ...namesOf(machine), executionName };
    const started = { ExecutionArn: executionArn(names, executionName), StartDate: startTime };
    call.submitted(started);
    const result = await runStateMachine(machine.program, {
      ...options,
      input,
      handler: inside ?? answer,
      startTime,
      names,
      signal: call.signal,
      keepHistory: false,
    });
    if (sync === undefined) {
      return started;
    }
    if (!options.realTime) {
      await call.wait((result.stopDate.getTime() - result.startDate.getTime()) / 1000);
    }
    const description = describe(result, { arn: started.ExecutionArn, executionName, input, machine, sync });
    if (result.status !== 'SUCCEEDED') {
      throw new TaskFailure('States.TaskFailed', JSON.stringify(description));
    }
    return description;
  }

  return answer;
}

function namesOf({ arn, program }: NestedStateMachine): Omit<ExecutionNames, 'executionName'> {
  const [, partition = '', , region = '', account = '', , stateMachineName = ''] = arn.split(':');
  const roleArn = `arn:${partition}:iam::${account}:role/${stateMachineName}Role`;
  return { partition, region, account, stateMachineName, roleArn, type: program.type };
}

/** The service takes an object, or the JSON text of one. */
function inputOf(input: Json | undefined): Json {
  return typeof input === 'string' ? parseJson(input) : (input ?? {});
}

interface Started {
  readonly arn: string;
  readonly executionName: string;
  readonly input: Json;
  readonly machine: NestedStateMachine;
  /** With `.sync:2` the output is JSON, not its text. */
  readonly sync: 1 | 2;
}

/** What `DescribeExecution` gives, members in the order of their names. */
function describe(result: RunResult, { arn, executionName, input, machine, sync }: Started): JsonObject {
  const { cause, error, output, startDate, status, stopDate } = result;
  const included = { Included: true };
  return {
    ...(cause !== undefined && { Cause: cause }),
    ...(error !== undefined && { Error: error }),
    ExecutionArn: arn,
    Input: sync === 2 ? input : JSON.stringify(input),
    InputDetails: included,
    Name: executionName,
    ...(output !== undefined && { Output: sync === 2 ? output : JSON.stringify(output), OutputDetails: included }),
    StartDate: startDate.getTime(),
    StateMachineArn: machine.arn,
    Status: status,
    StopDate: stopDate.getTime(),
  };
}
