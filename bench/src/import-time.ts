import { join } from 'node:path';
import { runOrThrow } from '../../tools/src/run.ts';
import { interleaved } from './interleaved.ts';
import type { Result } from './report.ts';

/**
 * Loads a class in a new process, after what every app loads. aws-cdk-lib loads what is inside a module when a name of
 * it is used.
 */
export async function importTime(): Promise<Result> {
  const load = (module: string, name: string) => async (): Promise<number> => {
    const code = [
      'const start = performance.now();',
      "require('constructs').Construct;",
      "require('aws-cdk-lib/core').Stack;",
      `if (!require('${module}').${name}) throw new Error('${module} has no ${name}');`,
      'console.log(performance.now() - start);',
    ];
    const cwd = join(import.meta.dirname, '..');
    return Number(await runOrThrow([process.execPath, '--eval', code.join('\n')], { cwd }));
  };
  const modules = {
    // What every task extends.
    baseline: load('aws-cdk-lib/aws-stepfunctions', 'TaskStateBase'),
    ours: load('@cdk-sfn/tasks-dynamodb', 'DynamoGetItem'),
    upstream: load('aws-cdk-lib/aws-stepfunctions-tasks', 'DynamoGetItem'),
  };
  return { what: 'start an app with one integration', ...(await interleaved(modules, 11)) };
}
