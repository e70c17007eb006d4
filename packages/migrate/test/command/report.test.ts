import { expect, test } from 'vitest';
import type { MigrationPlan } from '../../src';
import { report } from '../../src/command/report';

const plan: MigrationPlan = {
  folder: '/app',
  files: 3,
  changes: [
    { file: 'lib/a.ts', before: 'a\nb\nc\n', after: 'a\nB\nc\n' },
    { file: 'package.json', before: '{}', after: '{ }' },
  ],
  manifests: [{ file: 'package.json', added: { '@cdk-sfn/tasks-lambda': '^1.0.0' }, removed: ['old'] }],
  left: [{ file: 'lib/a.ts', line: 2, column: 3, message: 'why' }],
  look: [{ file: 'lib/b.ts', line: 4, column: 5, message: 'look (two-timeouts)' }],
};

test('what was done', () => {
  expect(report(plan, { dryRun: false })).toBe(
    `Moved 1 of 3 files over.
  lib/a.ts
package.json
  + @cdk-sfn/tasks-lambda ^1.0.0
  - old

Left as it is, because only you can change it:
  lib/a.ts:2:3 why

Moved over, and worth a look:
  lib/b.ts:4:5 look (two-timeouts)

Install the packages, and run \`npx cdk diff\`. The words in parentheses are rows of https://github.com/cdk-sfn/cdk-sfn/blob/main/docs/differences.md
`,
  );
});

test('what would be done', () => {
  expect(report({ ...plan, left: [], look: [] }, { dryRun: true })).toBe(
    `lib/a.ts
  @ line 2
  - b
  + B

package.json
  @ line 1
  - {}
  + { }

Would move 1 of 3 files over.
package.json
  + @cdk-sfn/tasks-lambda ^1.0.0
  - old
`,
  );
});

test('nothing', () => {
  const nothing = { ...plan, files: 1, changes: [], manifests: [], left: [], look: [] };
  expect(report(nothing, { dryRun: false })).toBe("Nothing to move over: none of 1 file imports upstream's tasks.\n");
  expect(report({ ...nothing, left: plan.left }, { dryRun: false })).toBe(
    'Moved 0 of 1 file over.\n\nLeft as it is, because only you can change it:\n  lib/a.ts:2:3 why\n',
  );
});
