import { join } from 'node:path';
import { runOrThrow } from '../../tools/src/run.ts';
import { workspaceRoot } from '../../tools/src/workspace.ts';
import { interleaved } from './interleaved.ts';
import type { Result } from './report.ts';

const COUNT = 3_000;

/** Constructs and renders states, each time in a new process, with the built packages. */
export async function renderTime(language: 'JSONPath' | 'JSONata'): Promise<Result> {
  const render = (side: string) => async (): Promise<number> => {
    const script = join(import.meta.dirname, 'render-once.ts');
    const printed = await runOrThrow([process.execPath, '--import', 'tsx', script, side, language, String(COUNT)], {
      cwd: join(import.meta.dirname, '..'),
      // The work tree's own tsconfig.json would lead to the sources of the packages.
      env: { TSX_TSCONFIG_PATH: join(workspaceRoot, 'tsconfig.base.json') },
    });
    return Number(printed);
  };
  const sides = { ours: render('ours'), upstream: render('upstream') };
  return {
    what: `render ${COUNT.toLocaleString('en')} states in ${language}`,
    ...(await interleaved(sides, 7)),
    aim: 1,
  };
}
