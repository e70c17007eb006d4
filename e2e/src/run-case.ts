import { setTimeout as sleep } from 'node:timers/promises';
import { GetActivityTaskCommand, SendTaskSuccessCommand, SFNClient } from '@aws-sdk/client-sfn';
import { TaskTokenEndpoint } from '../../packages/local/src/services/task-token-endpoint.ts';
import type { LambdaInvoker } from '../../packages/local/src/services/lambda-in-process.ts';
import { withoutHash } from '../../tools/src/demo/machine.ts';
import type { Case } from './case.ts';
import { Clients, REGION } from './clients.ts';
import { bootstrap, deploy } from './deployment.ts';
import type { Deployment } from './deployment.ts';
import type { FunctionHost } from './function-host.ts';
import { functionsOf } from './functions.ts';
import { executeLocally } from './local-execution.ts';
import { executeInMoto } from './moto-execution.ts';
import type { Moto } from './moto.ts';
import type { Outcome } from './outcome.ts';
import { Observer } from './remains.ts';
import { idsOf } from './template.ts';
import type { SynthesisedStack } from './template.ts';

/** What both made of a case. */
export interface CaseResult {
  readonly moto: Outcome;
  readonly ours: Outcome;
  /** The definition that CloudFormation gave to Step Functions. */
  readonly deployed: unknown;
  readonly deployment: Deployment;
  /** The logical id of the state machine. */
  readonly stateMachine: string;
}

export interface Servers {
  readonly moto: Moto;
  readonly host: FunctionHost;
}

/** The names of resources follow from it, so that both executions find the same ones. */
const SEED = 42;

/** Has moto and our engine execute a case, each in a deployment of its own from the same template. */
export async function runCase(test: Case, stack: SynthesisedStack, servers: Servers): Promise<CaseResult> {
  const stateMachine = idsOf(stack.template, 'AWS::StepFunctions::StateMachine').find(
    (id) => id === test.stateMachine || withoutHash(id) === test.stateMachine,
  );
  if (stateMachine === undefined) {
    throw new Error(`${stack.name} has no state machine ${test.stateMachine}`);
  }
  let deployed: unknown;
  let deployment: Deployment | undefined;
  const moto = await inFreshAccount(test, stack, servers, undefined, async (clients, made) => {
    const arn = made.deployment.physicalIds[stateMachine]!;
    const { definition = '' } = await clients.sfn.describeStateMachine({ stateMachineArn: arn });
    deployed = JSON.parse(definition);
    deployment = made.deployment;
    return executeInMoto(clients, arn, test.input);
  });
  const taskTokens = await TaskTokenEndpoint.start({ pollSeconds: 1 });
  try {
    const ours = await inFreshAccount(test, stack, servers, taskTokens.url, async (clients, made) => {
      const worker = working(test, taskTokens.url);
      try {
        return await executeLocally({
          clients,
          deployment: made.deployment,
          stateMachine,
          input: test.input,
          lambda: made.lambda,
          taskTokens,
        });
      } finally {
        await worker.stop();
      }
    });
    return { moto, ours, deployed, deployment: deployment!, stateMachine };
  } finally {
    await taskTokens.close();
  }
}

interface Account {
  readonly deployment: Deployment;
  readonly lambda: LambdaInvoker;
}

async function inFreshAccount(
  test: Case,
  stack: SynthesisedStack,
  { host, moto }: Servers,
  tokens: string | undefined,
  execute: (clients: Clients, account: Account) => Promise<Omit<Outcome, 'remains'>>,
): Promise<Outcome> {
  const clients = new Clients(moto.endpoint);
  let lambda: LambdaInvoker | undefined;
  try {
    await moto.reset(SEED);
    await bootstrap(clients);
    if (test.surroundings !== undefined) {
      await deploy(clients, { name: 'Surroundings', template: test.surroundings, folder: stack.folder });
    }
    const deployment = await deploy(clients, stack);
    lambda = functionsOf(deployment, stack.folder, test.functions ?? {}, moto.endpoint, tokens ?? moto.endpoint);
    host.invoker = lambda;
    const observer = new Observer(clients, deployment);
    await observer.watch();
    await test.prepare?.(clients, deployment);
    const end = await execute(clients, { deployment, lambda });
    return { ...end, remains: await observer.remains() };
  } finally {
    host.invoker = undefined;
    lambda?.close();
    clients.destroy();
  }
}

/** Works off the activity of a case until it is stopped. */
function working({ worker }: Case, endpoint: string): { stop(): Promise<void> } {
  if (worker === undefined) {
    return { stop: () => Promise.resolve() };
  }
  const client = new SFNClient({
    endpoint,
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { activityArn } = worker;
  const gone = new AbortController();
  const work = async (): Promise<void> => {
    while (!gone.signal.aborted) {
      const { taskToken } = await client.send(new GetActivityTaskCommand({ activityArn, workerName: 'e2e' }), {
        abortSignal: gone.signal,
      });
      if (taskToken !== undefined) {
        await client.send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify(worker.output) }));
      } else {
        await sleep(10);
      }
    }
  };
  const done = work().catch(() => undefined);
  return {
    stop: async () => {
      gone.abort();
      await done;
      client.destroy();
    },
  };
}
