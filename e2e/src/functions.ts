import { lambdaInProcess } from '../../packages/local/src/services/lambda-in-process.ts';
import type { LambdaInvoker } from '../../packages/local/src/services/lambda-in-process.ts';
import type { LambdaFunction } from '../../packages/local/src/services/lambda-function.ts';
import { lambdaFunctions } from '../../packages/local/src/template/lambda-functions.ts';
import { ACCOUNT, REGION } from './clients.ts';
import type { Deployment } from './deployment.ts';

/** Functions that apps expect to be there, by name: the folders of their code. */
export type ForeignFunctions = Readonly<Record<string, string>>;

/**
 * Runs the functions of a stack, and those that are there already.
 *
 * @param endpoint where functions find AWS
 * @param tokens where functions find Step Functions
 */
export function functionsOf(
  { physicalIds, template }: Deployment,
  assetFolder: string,
  foreign: ForeignFunctions,
  endpoint: string,
  tokens: string,
): LambdaInvoker {
  const own = lambdaFunctions(template, { assetFolder, values: physicalIds }).flatMap((lambda) =>
    lambda.codePath === undefined ? [] : [{ ...lambda, codePath: lambda.codePath }],
  );
  return lambdaInProcess({
    functions: [...own, ...Object.entries(foreign).map(([name, codePath]) => foreignFunction(name, codePath))],
    environment: { AWS_ENDPOINT_URL: endpoint, AWS_ENDPOINT_URL_SFN: tokens },
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
}

function foreignFunction(name: string, codePath: string): LambdaFunction {
  return {
    logicalId: name,
    name,
    arn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${name}`,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    codePath,
    environment: {},
    timeoutSeconds: 10,
  };
}
