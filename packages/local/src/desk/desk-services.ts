import { parseTaskResource } from '@cdk-sfn/asl';
import type { TaskCall, TaskHandler } from '../engine/task-call';
import { isJsonObject } from '../json';
import { awsTasks } from '../services/aws-tasks';
import { lambdaInProcess } from '../services/lambda-in-process';
import { TaskTokenEndpoint } from '../services/task-token-endpoint';
import type { TemplateFunction } from '../template/lambda-functions';
import { runnableFunctions } from './runnable-functions';

/** Where tasks go that have no mock. */
export interface DeskServicesOptions {
  readonly endpoint?: string;
  /**
   * Answers what does not run on this machine, in place of AWS.
   *
   * @default - the endpoint does, or AWS itself
   */
  readonly instead?: TaskHandler;
  readonly region?: string;
  /** Functions to run on this machine. */
  readonly functions: readonly TemplateFunction[];
  /** The environment, for the keys that functions get. */
  readonly env: { readonly [name: string]: string | undefined };
  /** The folder of the project that has the AWS SDK. */
  readonly cwd: string;
  /** Waits take real time: then calls need not be put on the clock. */
  readonly realTime: boolean;
  /** Takes what functions print, and where task tokens are answered. */
  readonly say: (line: string) => void;
}

/** Services for the time of a run. */
export interface DeskServices {
  readonly handler: TaskHandler;
  close(): Promise<void>;
}

/** Opens what tasks of a run need: clients of the AWS SDK, functions, and an endpoint for task tokens. */
export async function openServices(options: DeskServicesOptions): Promise<DeskServices> {
  const { endpoint, instead, region, functions, env, cwd, realTime, say } = options;
  const tokens = await TaskTokenEndpoint.start();
  const credentials = credentialsOf(env, endpoint);
  const runnable = runnableFunctions(functions);
  const lambda = lambdaInProcess({
    functions: runnable.functions,
    environment: {
      ...(endpoint === undefined ? {} : { AWS_ENDPOINT_URL: endpoint }),
      AWS_ENDPOINT_URL_SFN: tokens.url,
    },
    ...(region === undefined ? {} : { region }),
    ...(credentials === undefined ? {} : { credentials }),
    onLog: ({ function: { logicalId }, text }) => say(`${logicalId}: ${text}`),
  });
  const aws = awsTasks({
    lambda,
    taskTokens: tokens,
    projectDirectory: cwd,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
  });
  let isSaid = false;
  return {
    handler: async (call) => {
      if (instead !== undefined && lambda.find(functionOf(call)) === undefined) {
        return instead(call);
      }
      if (call.taskToken !== undefined && !isSaid) {
        isSaid = true;
        say(`Task tokens are answered at ${tokens.url}: clients of Step Functions find it with AWS_ENDPOINT_URL_SFN.`);
      }
      if (realTime) {
        return aws.handler(call);
      }
      const started = performance.now();
      try {
        return await aws.handler(call);
      } finally {
        // The clock of the run stands still meanwhile: what the call took is put on it.
        await call.wait((performance.now() - started) / 1000);
      }
    },
    close: async () => {
      lambda.close();
      runnable.remove();
      await Promise.all([aws.close(), tokens.close()]);
    },
  };
}

/** The function that a task calls, by name or ARN; something else of any other task. */
function functionOf({ resource, arguments: args }: TaskCall): string {
  const name = isJsonObject(args) && parseTaskResource(resource)?.kind === 'integration' ? args.FunctionName : resource;
  return typeof name === 'string' ? name : resource;
}

function credentialsOf(env: DeskServicesOptions['env'], endpoint: string | undefined) {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  if (accessKeyId !== undefined && secretAccessKey !== undefined) {
    return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  }
  // Emulators take any.
  return endpoint === undefined ? undefined : { accessKeyId: 'test', secretAccessKey: 'test' };
}
