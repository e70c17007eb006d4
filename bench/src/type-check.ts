import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runOrThrow } from '../../tools/src/run.ts';
import { interleaved } from './interleaved.ts';
import type { Result } from './report.ts';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'lib/tsc.js');

/** Checks the types of an app with one integration, from the built packages as a user has them. */
export async function typeCheck(): Promise<Result> {
  const check = (app: string) => async (): Promise<number> => {
    const start = performance.now();
    await runOrThrow([process.execPath, tsc, '-p', join(import.meta.dirname, '../apps', app)]);
    return performance.now() - start;
  };
  const apps = { baseline: check('baseline'), ours: check('ours'), upstream: check('upstream') };
  return { what: 'check the types of an app', ...(await interleaved(apps, 5)), aim: 1.1 };
}
