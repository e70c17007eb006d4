import { join } from 'node:path';
import { Duration } from 'aws-cdk-lib/core';
import { expect, test } from 'vitest';
import { compareSections, formattedPage, integrationsPage } from '../../src/integrations/integrations-page.ts';
import type { PackageFacts, TaskFacts } from '../../src/integrations/task-facts.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const grant = (action: string, resource: string, ...conditions: string[]) => ({ action, resource, conditions });
const plain: TaskFacts = {
  className: 'JobRun',
  integration: 'job:run',
  patterns: ['REQUEST_RESPONSE'],
  arguments: [],
  takesAnything: false,
  grants: [],
  retries: [],
};

function page(task: Partial<TaskFacts>, more: Partial<PackageFacts> = {}): string {
  const facts = {
    folder: 'tasks-job',
    name: '@cdk-sfn/tasks-job',
    tasks: [{ ...plain, ...task }],
    others: [],
    ...more,
  };
  return integrationsPage([facts]);
}

test('lists all classes', () => {
  expect(page({})).toContain('| [`JobRun`](#jobrun) | `job:run` | `REQUEST_RESPONSE` |');
  expect(page({ arn: '<job ARN>', patterns: ['RUN_JOB', 'REQUEST_RESPONSE'], runJobVersion: 2 })).toContain(
    '| `job:run` or `<job ARN>` | `RUN_JOB` (`.sync:2`), `REQUEST_RESPONSE` |',
  );
  expect(page({ integration: undefined, arn: '<job ARN>' })).toContain('| `<job ARN>` |');
});

test('has a section for each class', () => {
  const task: Partial<TaskFacts> = {
    arguments: ['Name', 'Tags[].Key'],
    grants: [
      { grants: [grant('job:Run', '<job ARN>'), grant('job:Look', '<job ARN>'), grant('job:List', '*')] },
      { pattern: 'RUN_JOB', grants: [grant('job:Stop', '<job ARN>')] },
      { ifUsed: true, grants: [grant('kms:Decrypt', '<key ARN>', 'kms:ViaService')] },
      { pattern: 'RUN_JOB', ifUsed: true, grants: [grant('job:See', '<log ARN>')] },
    ],
    retries: [
      { errors: ['Job.Busy', 'Job.Gone'], interval: Duration.minutes(1), maxAttempts: 3, backoffRate: 1.5 },
      {},
    ],
  };
  expect(page(task).split('## [@cdk-sfn/tasks-job](../packages/tasks-job/README.md)\n')[1]).toBe(
    [
      '',
      '### JobRun',
      '',
      '- Arguments: `Name`, `Tags[].Key`',
      '- Grants `job:Run`, `job:Look` on `<job ARN>`',
      '- Grants `job:List` on `*`',
      '- With `RUN_JOB`, grants `job:Stop` on `<job ARN>`',
      '- If used, grants `kms:Decrypt` on `<key ARN>`, with a condition on `kms:ViaService`',
      '- With `RUN_JOB`, if used, grants `job:See` on `<log ARN>`',
      '- Retries `Job.Busy`, `Job.Gone`, at most 3 times, after 60 seconds, then 1.5 times as long each time',
      '- Retries `States.ALL`',
    ].join('\n'),
  );
});

test.each([
  [{ arguments: [], takesAnything: false }, '- Arguments: none\n- Grants nothing'],
  [{ arguments: [], takesAnything: true }, '- Arguments: what you give\n'],
  [{ arguments: ['Name'], takesAnything: true }, '- Arguments: `Name`, or what you give, alone\n'],
])('says what there is not: %j', (task, text) => {
  expect(page(task)).toContain(text);
});

test('names the classes that no case makes', () => {
  expect(page({}, { tasks: [], others: ['JobWait', 'JobStop'] })).toMatch(/README\.md\)\n\n.*`JobWait`, `JobStop`\.$/);
});

test('is written as Prettier wants it', async () => {
  const file = join(temporaryFolder(), 'docs/page.md');
  const [before, after] = (await formattedPage(file, [])).split(/^\| Class.*\n\| -+ \| -+ \| -+ \|$/m);
  expect(before).toMatch(/^# Integrations\n/);
  expect(after).toBe('\n');
});

test('the sections that differ are found by their headings', () => {
  const written = '# Page\n\nsame\n\n## One\n\nold\n\n### Two\n\nsame\n\n### Gone\n';
  expect(compareSections(written, written)).toEqual({
    headings: ['# Page', '## One', '### Two', '### Gone'],
    stale: [],
  });
  expect(compareSections(written, `${written}\n## More\n`).stale).toEqual(['## More']);
  const current = '# Page\n\nsame\n\n## One\n\nnew\n\n### Two\n\nsame\n\n### Three\n\nnew\n';
  expect(compareSections(written, current)).toEqual({
    headings: ['# Page', '## One', '### Two', '### Three', '### Gone'],
    stale: ['## One', '### Three', '### Gone'],
  });
});
