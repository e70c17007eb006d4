// bench [app]…: what the packages cost, against upstream in the same run; or what some apps cost, such as ecs.
import { step } from '../tools/src/demo/step.ts';
import { runOrThrow, script } from '../tools/src/run.ts';
import { workspaceRoot } from '../tools/src/workspace.ts';
import { readApps } from './src/apps.ts';
import { importTime } from './src/import-time.ts';
import { renderTime } from './src/render-time.ts';
import { report } from './src/report.ts';
import type { Result } from './src/report.ts';
import { typeCheck } from './src/type-check.ts';

const asked = process.argv.slice(2);
const print = (line: string): void => {
  console.log(line);
};
const progress = { print };
try {
  await step('build of the packages', progress, (atWorkOn) =>
    runOrThrow(script('build'), { cwd: workspaceRoot, onLine: atWorkOn }),
  );
  const results: Result[] = [];
  for (const app of readApps().filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    results.push(await step(`types of ${app.name}`, progress, () => typeCheck(app)));
    results.push(await step(`start of ${app.name}`, progress, () => importTime(app)));
  }
  for (const language of asked.length === 0 ? (['JSONPath', 'JSONata'] as const) : []) {
    results.push(await step(`states in ${language}`, progress, () => renderTime(language)));
  }
  print(`\n${report(results)}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
