import type { AppFinding, ManifestChanges, MigrationPlan } from '../plan-migration';
import { changedLines } from './changed-lines';

const DIFFERENCES = 'https://github.com/cdk-sfn/cdk-sfn/blob/main/docs/differences.md';

/** What was done, or would be, and what is left, for the one who called the command. */
export function report(plan: MigrationPlan, { dryRun }: { readonly dryRun: boolean }): string {
  const { changes, files, left, look, manifests } = plan;
  const sources = changes.length - manifests.length;
  if (changes.length === 0 && left.length === 0) {
    return `Nothing to move over: none of ${counted(files, 'file')} imports upstream's tasks.\n`;
  }
  return [
    ...(dryRun ? changes.flatMap(({ after, before, file }) => [file, ...difference(before, after), '']) : []),
    `${dryRun ? 'Would move' : 'Moved'} ${sources} of ${counted(files, 'file')} over.`,
    ...(dryRun ? [] : changes.slice(0, sources).map(({ file }) => `  ${file}`)),
    ...manifests.map((manifest) => manifestText(manifest)),
    ...section(`Left as it is, because only you can change it:`, left),
    ...section('Moved over, and worth a look:', look),
    ...next(plan, dryRun),
    '',
  ].join('\n');
}

function difference(before: string, after: string): string[] {
  return changedLines(before, after).flatMap(({ added, line, removed }) => [
    `  @ line ${line}`,
    ...removed.map((text) => `  - ${text}`),
    ...added.map((text) => `  + ${text}`),
  ]);
}

function manifestText({ added, file, removed }: ManifestChanges): string {
  const gets = Object.entries(added).map(([name, range]) => `+ ${name} ${range}`);
  const loses = removed.map((name) => `- ${name}`);
  return [file, ...[...gets, ...loses].map((line) => `  ${line}`)].join('\n');
}

function section(title: string, findings: readonly AppFinding[]): string[] {
  return findings.length === 0
    ? []
    : ['', title, ...findings.map(({ column, file, line, message }) => `  ${file}:${line}:${column} ${message}`)];
}

function next({ changes, look, manifests }: MigrationPlan, dryRun: boolean): string[] {
  if (dryRun || changes.length === 0) {
    return [];
  }
  const install = manifests.length > 0 ? 'Install the packages, and run' : 'Run';
  const why = look.some(({ message }) => message.endsWith(')'))
    ? 'The words in parentheses are rows of'
    : 'Differences are in';
  return ['', `${install} \`npx cdk diff\`. ${why} ${DIFFERENCES}`];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
