/** Who and where an execution is: what stands in the context object and in ARNs. */
export interface ExecutionNames {
  readonly region: string;
  readonly account: string;
  readonly partition: string;
  readonly stateMachineName: string;
  readonly executionName: string;
  readonly roleArn: string;
  /** Under which ARNs of executions go: `express` executions have their own. */
  readonly type: 'STANDARD' | 'EXPRESS';
}

/** The ARN of the state machine. */
export function stateMachineArn(names: ExecutionNames): string {
  return arn(names, `stateMachine:${names.stateMachineName}`);
}

/**
 * The ARN of the execution.
 *
 * @param id a UUID; part of the ARN of an EXPRESS execution, whose name need not be unique
 */
export function executionArn(names: ExecutionNames, id: string): string {
  const { stateMachineName, executionName } = names;
  return names.type === 'EXPRESS'
    ? arn(names, `express:${stateMachineName}:${executionName}:${id}`)
    : arn(names, `execution:${stateMachineName}:${executionName}`);
}

/** The ARN of a run of a Distributed Map. */
export function mapRunArn(names: ExecutionNames, label: string, id: string): string {
  return arn(names, `mapRun:${names.stateMachineName}/${label}:${id}`);
}

function arn({ partition, region, account }: ExecutionNames, resource: string): string {
  return `arn:${partition}:states:${region}:${account}:${resource}`;
}
