import { join } from 'node:path';
import ts from 'typescript';
import { runOrThrow } from '../../tools/src/run.ts';
import type { Measurement } from './interleaved.ts';

/** Loads an app, given as its source, in a new process, and makes its constructs. */
export function startTime(source: string, type: 'commonjs' | 'module' = 'commonjs'): Measurement {
  const module = type === 'commonjs' ? ts.ModuleKind.CommonJS : ts.ModuleKind.ESNext;
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } });
  const code = {
    commonjs: [
      'const start = performance.now();',
      "const { Stack } = require('aws-cdk-lib/core');",
      outputText,
      'exports.machine(new Stack());',
      'console.log(performance.now() - start);',
    ],
    // Imports run before the first line does.
    module: [
      "import { Stack } from 'aws-cdk-lib/core';",
      outputText,
      'machine(new Stack());',
      'console.log(performance.now() - performance.nodeTiming.bootstrapComplete);',
    ],
  }[type].join('\n');
  const cwd = join(import.meta.dirname, '..');
  return async () => Number(await runOrThrow([process.execPath, `--input-type=${type}`, '--eval', code], { cwd }));
}
