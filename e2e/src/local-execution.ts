import { awsTasks } from '../../packages/local/src/services/aws-tasks.ts';
import type { LambdaInvoker } from '../../packages/local/src/services/lambda-in-process.ts';
import type { TaskTokenEndpoint } from '../../packages/local/src/services/task-token-endpoint.ts';
import { simulate } from '../../packages/local/src/simulate.ts';
import type { Clients } from './clients.ts';
import { ACCOUNT, REGION } from './clients.ts';
import type { Deployment } from './deployment.ts';
import { LONGEST_SECONDS } from './longest-seconds.ts';
import type { Outcome } from './outcome.ts';

export interface LocalExecution {
  readonly clients: Clients;
  readonly deployment: Deployment;
  /** The logical id of the state machine. */
  readonly stateMachine: string;
  readonly input: unknown;
  readonly lambda: LambdaInvoker;
  readonly taskTokens: TaskTokenEndpoint;
}

/** Executes a state machine of a template on this machine, with its tasks sent to the services. */
export async function executeLocally(execution: LocalExecution): Promise<Omit<Outcome, 'remains'>> {
  const { clients, deployment, input, lambda, stateMachine, taskTokens } = execution;
  const aws = awsTasks({
    endpoint: clients.endpoint,
    region: REGION,
    projectDirectory: `${import.meta.dirname}/..`,
    lambda,
    taskTokens,
    pollSeconds: 0.1,
  });
  try {
    const ended = await simulate(deployment.template, {
      stateMachine,
      values: deployment.physicalIds,
      region: REGION,
      account: ACCOUNT,
      input,
      handler: aws.handler,
      startTime: new Date(),
      // An execution that waits for something that never comes ends as ABORTED.
      signal: AbortSignal.timeout(LONGEST_SECONDS * 1000),
      names: { executionName: 'e2e' },
    });
    const { cause, error, status } = ended;
    const output = ended.output as unknown;
    return {
      status,
      ...(output !== undefined && { output }),
      ...(error !== undefined && { error }),
      ...(cause !== undefined && { cause }),
    };
  } finally {
    await aws.close();
  }
}
