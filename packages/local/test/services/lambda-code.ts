import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { LambdaFunction } from '../../src/services/lambda-function';

/** A function whose code is these files, in a folder of its own. */
export function lambdaCode(
  files: Readonly<Record<string, string>>,
  more: Partial<LambdaFunction> = {},
): LambdaFunction {
  const codePath = mkdtempSync(join(tmpdir(), 'cdk-sfn-lambda-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(codePath, name)), { recursive: true });
    writeFileSync(join(codePath, name), text);
  }
  return {
    logicalId: 'Pay1234',
    name: 'Stack-Pay1234',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:Stack-Pay1234',
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    codePath,
    environment: {},
    timeoutSeconds: 10,
    ...more,
  };
}
