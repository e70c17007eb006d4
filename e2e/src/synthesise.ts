import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runOrThrow } from '../../tools/src/run.ts';
import type { SynthesisedStack, Template } from './template.ts';

const ENDING = '.template.json';

/** The folders of apps: those with a `cdk.json`. */
export function appsIn(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((dir) => existsSync(join(dir, 'cdk.json')));
}

/**
 * Synthesises an app as the CDK's command line does.
 *
 * @param app the folder of the app
 * @param out the folder for the result; what is there is removed
 */
export async function synthesise(app: string, out: string): Promise<SynthesisedStack[]> {
  rmSync(out, { recursive: true, force: true });
  const cdk = JSON.parse(readFileSync(join(app, 'cdk.json'), 'utf8')) as { app: string };
  await runOrThrow(['sh', '-c', cdk.app], { cwd: app, env: { CDK_OUTDIR: out } });
  return stacksIn(out);
}

/** The stacks in a folder that an app was synthesised to, those that are nested included. */
export function stacksIn(folder: string): SynthesisedStack[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => ({
      name: file.slice(0, -ENDING.length),
      template: JSON.parse(readFileSync(join(folder, file), 'utf8')) as Template,
      folder,
    }));
}
