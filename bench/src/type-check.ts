import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runOrThrow } from '../../tools/src/run.ts';
import { appConfig, SIDES } from './apps.ts';
import type { App, Side } from './apps.ts';
import { interleaved } from './interleaved.ts';
import type { Measurement } from './interleaved.ts';
import type { Result } from './report.ts';

const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'lib/tsc.js');

/** Checks the types of an app with one integration, from the built packages as a user has them. */
export async function typeCheck({ files, name }: App): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), 'cdk-sfn-bench-'));
  const check = (side: Side): Measurement => {
    const config = join(dir, `${side}.json`);
    writeFileSync(config, JSON.stringify({ extends: appConfig, files: [files[side]] }));
    return async () => {
      const start = performance.now();
      await runOrThrow([process.execPath, tsc, '-p', config]);
      return performance.now() - start;
    };
  };
  try {
    const sides = Object.fromEntries(SIDES.map((side) => [side, check(side)])) as Record<Side, Measurement>;
    return { what: `check the types of an app, ${name}`, ...(await interleaved(sides, 5)), aim: 1.1 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
