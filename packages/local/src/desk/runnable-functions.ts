import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LambdaFunction } from '../services/lambda-function';
import type { TemplateFunction } from '../template/lambda-functions';

/** Functions with their code in folders. */
export interface RunnableFunctions {
  readonly functions: readonly LambdaFunction[];
  /** Removes the folders that were made. */
  remove(): void;
}

/**
 * The functions of a template that can run on this machine: those whose code is at hand.
 *
 * Code that stands in the template goes to a folder for the time of the run, as the file `index.js` that Lambda makes of it.
 */
export function runnableFunctions(functions: readonly TemplateFunction[]): RunnableFunctions {
  const folders: string[] = [];
  const runnable = functions.flatMap((lambda) => {
    const codePath = lambda.codePath ?? (lambda.inlineCode === undefined ? undefined : folderOf(lambda.inlineCode));
    return codePath === undefined ? [] : [{ ...lambda, codePath }];
  });
  return {
    functions: runnable,
    remove: () => {
      for (const folder of folders) {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };

  function folderOf(code: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'cdk-sfn-local-'));
    folders.push(folder);
    writeFileSync(join(folder, 'index.js'), code);
    return folder;
  }
}
