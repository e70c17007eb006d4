// bench [app|engine]…: what the packages cost, against upstream in the same run, and how fast the engine is, against
// another one; or what some apps cost, such as ecs, or only the engine.
import { step } from '../tools/src/demo/step.ts';
import { runOrThrow, script } from '../tools/src/run.ts';
import { fetchNode } from '../tools/src/node-version.ts';
import { workspaceRoot } from '../tools/src/workspace.ts';
import { readApps } from './src/apps.ts';
import { MACHINES } from './src/engine-machines.ts';
import type { MachineName } from './src/engine-machines.ts';
import { loopMemory, mapMemory } from './src/engine-memory.ts';
import { engineReport, memoryReport } from './src/engine-report.ts';
import type { EngineResult } from './src/engine-report.ts';
import { engineTime } from './src/engine-time.ts';
import { importTime } from './src/import-time.ts';
import { oneImportTime } from './src/one-import-time.ts';
import { renderTime } from './src/render-time.ts';
import { report } from './src/report.ts';
import type { Result } from './src/report.ts';
import { typeCheck } from './src/type-check.ts';

const asked = process.argv.slice(2);
const print = (line: string): void => {
  console.log(line);
};
const progress = { print };
const onlyEngine = asked.length > 0 && asked.every((what) => what === 'engine');
try {
  await step('build of the packages', progress, (atWorkOn) =>
    runOrThrow(script('build', ...(onlyEngine ? ['-p', 'local'] : [])), { cwd: workspaceRoot, onLine: atWorkOn }),
  );
  const results: Result[] = [];
  for (const app of readApps().filter(({ name }) => asked.length === 0 || asked.includes(name))) {
    results.push(await step(`types of ${app.name}`, progress, () => typeCheck(app)));
    results.push(await step(`start of ${app.name}`, progress, () => importTime(app)));
    for (const type of ['commonjs', 'module'] as const) {
      results.push(await step(`one import, ${app.name}, ${type}`, progress, () => oneImportTime(app, type)));
    }
  }
  for (const language of asked.length === 0 ? (['JSONPath', 'JSONata'] as const) : []) {
    results.push(await step(`states in ${language}`, progress, () => renderTime(language)));
  }
  if (results.length > 0) {
    print(`\n${report(results)}`);
  }
  if (asked.length === 0 || asked.includes('engine')) {
    await benchEngine();
  }
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function benchEngine(): Promise<void> {
  // The other engine needs Node.js 22 or later.
  const { path, version } = await step('Node.js for the engines', progress, () => fetchNode('24'));
  const results: EngineResult[] = [];
  for (const name of Object.keys(MACHINES) as MachineName[]) {
    results.push(await step(`engines: ${MACHINES[name]().what}`, progress, () => engineTime(name, path)));
  }
  const memory = await step('memory of the engine', progress, async () => [
    await loopMemory(path),
    await mapMemory(path),
  ]);
  print(`\nOn Node.js ${version}; the peer is aws-local-stepfunctions`);
  print(`\n${engineReport(results)}\n\n${memoryReport(memory)}`);
}
