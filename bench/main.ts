// bench: what the packages cost, against upstream in the same run.
import { step } from '../tools/src/demo/step.ts';
import { runOrThrow, script } from '../tools/src/run.ts';
import { workspaceRoot } from '../tools/src/workspace.ts';
import { importTime } from './src/import-time.ts';
import { renderTime } from './src/render-time.ts';
import { report } from './src/report.ts';
import { typeCheck } from './src/type-check.ts';

const print = (line: string): void => {
  console.log(line);
};
const progress = { print };
try {
  await step('build of the packages', progress, (atWorkOn) =>
    runOrThrow(script('build'), { cwd: workspaceRoot, onLine: atWorkOn }),
  );
  const results = [
    await step('types', progress, typeCheck),
    await step('start', progress, importTime),
    await step('states in JSONPath', progress, () => renderTime('JSONPath')),
    await step('states in JSONata', progress, () => renderTime('JSONata')),
  ];
  print(`\n${report(results)}`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
