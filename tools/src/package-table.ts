import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPublicPackages } from './workspace.ts';

const begin = '<!-- packages -->';
const end = '<!-- /packages -->';

/** Writes the table of packages into the root README, between its two marks. */
export function writePackageTable(root: string): void {
  const { before, after } = readReadme(root);
  const table = [['Package', 'What it is'], ['---', '---'], ...rows(root)].map((cells) => `| ${cells.join(' | ')} |`);
  writeFileSync(join(root, 'README.md'), `${before}${begin}\n\n${table.join('\n')}\n\n${end}${after}`);
}

/** Whether the table in the root README names every public package, with its description. */
export function isPackageTableCurrent(root: string): boolean {
  const written = readReadme(root)
    .table.split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .slice(2);
  return JSON.stringify(written) === JSON.stringify(rows(root));
}

const rows = (root: string) =>
  listPublicPackages(root).map(({ folder, manifest: { name, description = '' } }) => [
    `[\`${name}\`](packages/${folder}/README.md)`,
    description,
  ]);

function readReadme(root: string): { before: string; table: string; after: string } {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const [before, rest, ...more] = readme.split(begin);
  const [table, after, ...evenMore] = rest?.split(end) ?? [];
  if (before === undefined || table === undefined || after === undefined || more.length + evenMore.length > 0) {
    throw new Error(`README.md must have the marks ${begin} and ${end}, once each`);
  }
  return { before, table, after };
}
