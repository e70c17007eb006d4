// test: everything that must hold before a change lands.
import { runChecks, type Check } from '../src/check-run.ts';
import { close } from '../src/closing-line.ts';
import { script } from '../src/run.ts';

const checks: Check[] = [
  { name: 'build', command: script('build') },
  { name: 'unit tests', command: script('unit') },
  { name: 'types', command: script('types') },
  { name: 'lint', command: script('lint') },
  { name: 'structure', command: script('structure') },
  { name: 'parity', command: script('parity') },
  { name: 'names that move over', command: script('task-homes') },
  { name: 'names of errors', command: script('errors') },
  { name: 'docs/integrations.md', command: script('integrations') },
  { name: 'changesets', command: script('changeset:gate') },
  { name: 'docs snippets', command: script('snippets') },
  { name: 'recorded executions', command: script('conformance'), needs: ['build'] },
  { name: 'demo', command: script('demo'), needs: ['build'] },
  { name: 'API reports', command: script('api'), needs: ['build'] },
  { name: 'package generator', command: script('test:new-package'), needs: ['build'] },
  { name: 'packed tarballs', command: script('test:packed'), needs: ['build'] },
];

const counts = await runChecks(checks, { print: console.log });
console.log();
close(counts);
