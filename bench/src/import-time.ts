import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { runOrThrow } from '../../tools/src/run.ts';
import { SIDES } from './apps.ts';
import type { App, Side } from './apps.ts';
import { interleaved } from './interleaved.ts';
import type { Measurement } from './interleaved.ts';
import type { Result } from './report.ts';

/**
 * Loads an app in a new process and makes its constructs. aws-cdk-lib loads what is inside a module when a name of it
 * is used, so that nothing less would do.
 */
export async function importTime({ files, name }: App): Promise<Result> {
  const start = (side: Side): Measurement => {
    const { outputText } = ts.transpileModule(readFileSync(files[side], 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const code = [
      'const start = performance.now();',
      "const { Stack } = require('aws-cdk-lib/core');",
      outputText,
      'exports.machine(new Stack());',
      'console.log(performance.now() - start);',
    ];
    const cwd = join(import.meta.dirname, '..');
    return async () =>
      Number(await runOrThrow([process.execPath, '--input-type=commonjs', '--eval', code.join('\n')], { cwd }));
  };
  const sides = Object.fromEntries(SIDES.map((side) => [side, start(side)])) as Record<Side, Measurement>;
  return { what: `start an app, ${name}`, ...(await interleaved(sides, 11)) };
}
