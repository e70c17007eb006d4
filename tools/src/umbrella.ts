import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listPublicPackages, type Manifest, type Package } from './workspace.ts';

/** The folder of the one package that passes on what all tasks packages export. */
export const UMBRELLA = 'tasks';

/** Whether the umbrella passes on every name of a package. */
export function isUnderUmbrella({ folder }: Package): boolean {
  return folder.startsWith('tasks-');
}

/**
 * Makes the umbrella depend on every tasks package, and pass on each; its API report says so, without a build of all
 * that it takes to make it anew. Gives the files that it wrote.
 */
export function writeUmbrella(root: string): string[] {
  const { dir, index, manifest, report } = readUmbrella(root);
  const changes = [
    ...(isSame(manifest.dependencies, wantedDependencies(root))
      ? []
      : [{ file: 'package.json', text: json({ ...manifest, dependencies: wantedDependencies(root) }) }]),
    ...(index === wantedIndex(root, index) ? [] : [{ file: 'src/index.ts', text: wantedIndex(root, index) }]),
    ...(report === wantedReport(root, report) ? [] : [{ file: REPORT, text: wantedReport(root, report) }]),
  ];
  for (const { file, text } of changes) writeFileSync(join(dir, file), text);
  return changes.map(({ file }) => `packages/${UMBRELLA}/${file}`);
}

/** What `writeUmbrella` would have to mend. */
export function umbrellaProblems(root: string): { about: string; message: string }[] {
  const { index, manifest } = readUmbrella(root);
  const mend = 'run `pnpm tasks:update`';
  return [
    ...(isSame(manifest.dependencies, wantedDependencies(root))
      ? []
      : [{ about: 'dependencies', message: `must be the core and all tasks packages, in order: ${mend}` }]),
    ...(index === wantedIndex(root, index)
      ? []
      : [{ about: 'src/index.ts', message: `must end with \`export *\` of all tasks packages, in order: ${mend}` }]),
  ];
}

function readUmbrella(root: string) {
  const dir = join(root, 'packages', UMBRELLA);
  return {
    dir,
    index: readFileSync(join(dir, 'src/index.ts'), 'utf8'),
    manifest: JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Manifest,
    report: existsSync(join(dir, REPORT)) ? readFileSync(join(dir, REPORT), 'utf8') : '',
  };
}

const REPORT = `etc/${UMBRELLA}.api.md`;

const namesUnderUmbrella = (root: string): string[] =>
  listPublicPackages(root)
    .filter(isUnderUmbrella)
    .map(({ manifest }) => manifest.name);

const wantedDependencies = (root: string): Record<string, string> =>
  Object.fromEntries(['@cdk-sfn/core', ...namesUnderUmbrella(root)].map((name) => [name, 'workspace:^']));

/** The names of the core stay as they are. */
function wantedIndex(root: string, index: string): string {
  const others = index.split('\n').filter((line) => line !== '' && !line.startsWith('export * from '));
  const all = namesUnderUmbrella(root).map((name) => `export * from '${name}';`);
  return [...others, ...all, ''].join('\n');
}

function wantedReport(root: string, report: string): string {
  const all = namesUnderUmbrella(root).map((name) => `export * from "${name}";\n`);
  return report.replace(/^(?:export \* from ".*";\n)+/m, all.sort().join(''));
}

/** In the same order, too. */
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
