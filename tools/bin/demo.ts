// demo: synthesises the examples, checks the state machines, shows them, and runs them on this machine.
import { join } from 'node:path';
import { demo, packagesOf } from '../src/demo/demo.ts';
import { runExamples } from '../src/demo/run-examples.ts';
import { step } from '../src/demo/step.ts';
import { runOrThrow, script } from '../src/run.ts';
import { workspaceRoot } from '../src/workspace.ts';

const print = (line: string) => {
  console.log(line);
};
const examples = join(workspaceRoot, 'docs/examples');
try {
  // The examples are apps like any other: they find the packages as they are published, built.
  await step('build of the packages', { print }, (atWorkOn) =>
    runOrThrow(script('build', '--projects', [...packagesOf(examples), '@cdk-sfn/local'].join()), {
      cwd: workspaceRoot,
      onLine: atWorkOn,
    }),
  );
  const options = { examples, out: join(workspaceRoot, 'demo-out'), print };
  await demo(options);
  await runExamples(options);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
