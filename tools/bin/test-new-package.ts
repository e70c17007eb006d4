// test-new-package: makes a package in a copy of the work tree, as a contributor would, and holds it to the mould.
import { runChecks, type Check } from '../src/check-run.ts';
import { close } from '../src/closing-line.ts';
import { script } from '../src/run.ts';
import { withWorkTreeCopy } from '../src/work-tree-copy.ts';
import { workspaceRoot } from '../src/workspace.ts';

const bin = (name: string) => `node_modules/.bin/${name}`;
const widget = 'packages/tasks-widget';
const made = 'new-package';
const needs = [made];

await withWorkTreeCopy(workspaceRoot, async (cwd) => {
  const checks: Check[] = [
    { name: made, command: [...script('new-package'), 'widget', '--action', 'MakeWidget', '--title', 'AWS Widget'] },
    { name: 'its API report', command: [bin('nx'), 'api', '@cdk-sfn/tasks-widget'], needs },
    { name: 'its place in @cdk-sfn/tasks', command: script('structure', 'packages/tasks'), needs },
    { name: 'its unit tests', command: script('unit', widget), needs },
    { name: 'its structure', command: script('structure', widget), needs },
    { name: 'its example', command: script('snippets', widget), needs },
    { name: 'its place in docs/integrations.md', command: script('integrations'), needs },
    { name: 'its lint', command: [bin('nx'), 'lint', '@cdk-sfn/tasks-widget'], needs },
    { name: 'format', command: script('format'), needs },
    { name: 'its formatting', command: [bin('prettier'), '--check', widget, '.changeset'], needs },
  ];
  close(
    await runChecks(
      checks.map((check) => ({ ...check, cwd })),
      { print: console.log },
    ),
  );
});
