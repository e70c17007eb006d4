// changeset-gate [--base <ref>]: every public package that changed is named in a changeset.
import { parseArgs } from 'node:util';
import { changesetGate, findBase } from '../src/changeset-gate.ts';
import { close } from '../src/closing-line.ts';
import { workspaceRoot } from '../src/workspace.ts';

const { values } = parseArgs({ options: { base: { type: 'string' } } });

const { checked, problems } = changesetGate(workspaceRoot, values.base ?? findBase(workspaceRoot, process.env));
for (const problem of problems) console.error(problem);
close({ passed: Math.max(0, checked - problems.length), failed: problems.length });
